package com.ticketing.events.query.catalog.web;

import static com.ticketing.events.EventStatus.CANCELLED;
import static com.ticketing.events.EventStatus.DRAFT;
import static com.ticketing.events.EventStatus.PUBLISHED;
import static com.ticketing.events.query.catalog.CatalogSamples.parameters;
import static com.ticketing.events.query.catalog.web.EventListRequestFixture.ofAdmin;
import static com.ticketing.events.query.catalog.web.EventListRequestFixture.violatedFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ticketing.events.EventStatus;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.CatalogQuery.DateMode;
import com.ticketing.events.query.catalog.SortOrder;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventListRequestTest {

    @Test
    void defaultsToTheFirstTwentyOfAllEvents() {
        assertThat(ofAdmin(Map.of()))
                .isEqualTo(new EventListRequest(
                        new CatalogQuery(
                                null,
                                null,
                                DateMode.OVERLAPS,
                                Set.of(),
                                Set.of(),
                                Set.of(EventStatus.values()),
                                SortOrder.START_AT,
                                0,
                                20),
                        1));
    }

    @Test
    void treatsEmptyAndUnknownParametersAsAbsent() {
        Map<String, String[]> empty = new HashMap<>();
        for (String name :
                List.of("dateFrom", "dateTo", "dateMode", "tz", "locations", "status", "q", "sort", "page", "limit")) {
            empty.put(name, new String[] {"", ""});
        }
        empty.put("colour", new String[] {"blue"});
        assertThat(ofAdmin(empty)).isEqualTo(ofAdmin(Map.of()));
    }

    @Test
    void ignoresAnEmptyValueBesideAnother() {
        assertThat(ofAdmin(parameters("page", "", "3")).page()).isEqualTo(3);
    }

    @Test
    void parsesCommaSeparatedAndRepeatedLocations() {
        assertThat(ofAdmin(parameters("locations", " Berlin,\u00a0MÜNCHEN\u2003,, ", "straße,BERLIN"))
                        .query()
                        .locationTerms())
                .containsExactlyInAnyOrder("berlin", "münchen", "strasse");
        assertThat(ofAdmin(parameters("locations", " , ,\u3000")).query().locationTerms())
                .isEmpty();
    }

    @Test
    void foldsTheWordsToSearchFor() {
        assertThat(ofAdmin(parameters("q", " Jazz\u00a0CAFÉ\u2003jazz "))
                        .query()
                        .words())
                .containsExactlyInAnyOrder("jazz", "cafe");
        assertThat(ofAdmin(parameters("q", " \u3000 \u0301")).query().words()).isEmpty();
    }

    @Test
    void limitsTheLengthInCodePointsAndTheNumberOfWords() {
        String clown = Character.toString(0x1F921);
        assertThat(ofAdmin(parameters("q", "  " + clown.repeat(200))).query().words())
                .containsExactly(clown.repeat(200));
        assertThat(violatedFields(parameters("q", clown.repeat(201)))).containsExactly("q");
        assertThat(ofAdmin(parameters("q", "a b c d e f g h i j")).query().words())
                .hasSize(10);
        assertThat(violatedFields(parameters("q", "a b c d e f g h i j k"))).containsExactly("q");
        assertThat(violatedFields(parameters("q", "a a a a a a a a a a a"))).containsExactly("q");
        assertThat(violatedFields(parameters("q", "\uFDFA \uFDFA \uFDFA"))).containsExactly("q");
    }

    @Test
    void parsesStatusesInAnyCase() {
        assertThat(ofAdmin(parameters("status", "published, Draft,")).query().statuses())
                .containsExactlyInAnyOrder(PUBLISHED, DRAFT);
        assertThat(ofAdmin(parameters("status", "cancelled", "CANCELLED"))
                        .query()
                        .statuses())
                .containsExactly(CANCELLED);
        assertThat(ofAdmin(parameters("status", " , ")).query().statuses())
                .containsExactlyInAnyOrder(EventStatus.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ARCHIVED", "DRAFT,ARCHIVED", "DRAFT PUBLISHED", "publıshed", "publiſhed"})
    void refusesAnUnknownStatusAndListsTheThree(String text) {
        InvalidRequest refusal = catchThrowableOfType(InvalidRequest.class, () -> ofAdmin(parameters("status", text)));
        assertThat(refusal.details()).extracting(Violation::field).containsExactly("status");
        assertThat(refusal.details().getFirst().message()).contains("DRAFT", "PUBLISHED", "CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "nonsense", ""})
    void ignoresTheStatusOfAPublicRequest(String text) {
        assertThat(EventListRequest.ofPublic(parameters("status", text), ZoneOffset.UTC)
                        .query()
                        .statuses())
                .containsExactlyInAnyOrder(PUBLISHED, CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({
        "startAt, START_AT",
        "-startAt, START_AT_DESCENDING",
        "updatedAt, UPDATED_AT",
        "-updatedAt, UPDATED_AT_DESCENDING"
    })
    void parsesTheOrder(String text, SortOrder order) {
        assertThat(ofAdmin(parameters("sort", text)).query().order()).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"startat", "+startAt", " startAt", "--startAt", "endAt", "startAt,id", "-"})
    void refusesAnUnknownOrder(String text) {
        assertThat(violatedFields(parameters("sort", text))).containsExactly("sort");
    }

    @ParameterizedTest
    @ValueSource(strings = {"updatedAt", "-updatedAt"})
    void refusesToSortPublicEventsByAPrivateField(String text) {
        assertThatThrownBy(() -> EventListRequest.ofPublic(parameters("sort", text), ZoneOffset.UTC))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refusal -> assertThat(refusal.details())
                                .containsExactly(new Violation("sort", "Must be startAt or -startAt")));
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "3,20,40", "001,0100,0", "999999999999999999,1,999999999999999998"})
    void computesTheOffsetOfAPage(String page, String limit, long offset) {
        EventListRequest request = ofAdmin(Map.of("page", new String[] {page}, "limit", new String[] {limit}));
        assertThat(request.page()).isEqualTo(Long.parseLong(page));
        assertThat(request.query().limit()).isEqualTo(Integer.parseInt(limit));
        assertThat(request.query().offset()).isEqualTo(offset);
    }

    @Test
    void capsTheOffsetOfAPageFarPastTheEnd() {
        EventListRequest request =
                ofAdmin(Map.of("page", new String[] {"999999999999999999"}, "limit", new String[] {"100"}));
        assertThat(request.query().offset()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+1", "1.0", "1e3", "one", " 1", "٣", "9999999999999999999", "0x1", " "})
    void refusesAnInvalidPage(String text) {
        assertThat(violatedFields(parameters("page", text))).containsExactly("page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-5", "ten", "4294967297"})
    void refusesAnInvalidLimit(String text) {
        assertThat(violatedFields(parameters("limit", text))).containsExactly("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dateFrom", "dateTo", "dateMode", "tz", "q", "sort", "page", "limit"})
    void refusesASecondValueOfASingleParameter(String name) {
        assertThat(violatedFields(parameters(name, "1", "1"))).containsExactly(name);
    }

    @Test
    void reportsAllViolationsTogether() {
        Map<String, String[]> wrong = new HashMap<>();
        for (String name : List.of("dateFrom", "dateTo", "dateMode", "tz", "status", "page", "limit")) {
            wrong.put(name, new String[] {"?"});
        }
        assertThat(violatedFields(wrong))
                .containsExactlyInAnyOrder("dateFrom", "dateTo", "dateMode", "tz", "status", "page", "limit");
        assertThatThrownBy(() -> EventListRequest.ofPublic(wrong, ZoneOffset.UTC))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refusal -> assertThat(refusal.details()).hasSize(6));
    }
}
