package com.ticketing.events.query.catalog.web;

import static com.ticketing.events.EventStatus.CANCELLED;
import static com.ticketing.events.EventStatus.DRAFT;
import static com.ticketing.events.EventStatus.PUBLISHED;
import static com.ticketing.events.query.catalog.CatalogSamples.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ticketing.events.EventStatus;
import com.ticketing.events.error.InvalidRequest;
import com.ticketing.events.error.Violation;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.CatalogQuery.DateMode;
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
    void asksForTheFirstTwentyOfEverythingByItself() {
        assertThat(ofAdmin(Map.of()))
                .isEqualTo(new EventListRequest(
                        new CatalogQuery(null, null, DateMode.OVERLAPS, Set.of(), Set.of(EventStatus.values()), 0, 20),
                        1));
    }

    @Test
    void takesEmptyAndUnknownParametersForAbsent() {
        Map<String, String[]> empty = new HashMap<>();
        for (String name : List.of("dateFrom", "dateTo", "dateMode", "tz", "locations", "status", "page", "limit")) {
            empty.put(name, new String[] {"", ""});
        }
        empty.put("colour", new String[] {"blue"});
        assertThat(ofAdmin(empty)).isEqualTo(ofAdmin(Map.of()));
    }

    @Test
    void readsAnEmptyValueBesideARealOneAsOne() {
        assertThat(ofAdmin(parameters("page", "", "3")).page()).isEqualTo(3);
    }

    @Test
    void readsPlacesSeparatedByCommasOrRepeated() {
        assertThat(ofAdmin(parameters("locations", " Berlin,\u00a0MÜNCHEN\u2003,, ", "straße,BERLIN"))
                        .query()
                        .locationTerms())
                .containsExactlyInAnyOrder("berlin", "münchen", "strasse");
        assertThat(ofAdmin(parameters("locations", " , ,\u3000")).query().locationTerms())
                .isEmpty();
    }

    @Test
    void readsStatusesInAnyCase() {
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
    void refusesAnUnknownStatusAndNamesTheThree(String text) {
        InvalidRequest refusal = catchThrowableOfType(InvalidRequest.class, () -> ofAdmin(parameters("status", text)));
        assertThat(refusal.details()).extracting(Violation::field).containsExactly("status");
        assertThat(refusal.details().getFirst().message()).contains("DRAFT", "PUBLISHED", "CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DRAFT", "nonsense", ""})
    void letsNoVisitorChooseAStatus(String text) {
        assertThat(EventListRequest.ofVisitor(parameters("status", text), ZoneOffset.UTC)
                        .query()
                        .statuses())
                .containsExactlyInAnyOrder(PUBLISHED, CANCELLED);
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "3,20,40", "001,0100,0", "999999999999999999,1,999999999999999998"})
    void findsThePlaceOfAPage(String page, String limit, long offset) {
        EventListRequest request = ofAdmin(Map.of("page", new String[] {page}, "limit", new String[] {limit}));
        assertThat(request.page()).isEqualTo(Long.parseLong(page));
        assertThat(request.query().limit()).isEqualTo(Integer.parseInt(limit));
        assertThat(request.query().offset()).isEqualTo(offset);
    }

    @Test
    void doesNotOverflowOnAPageFarOut() {
        EventListRequest request =
                ofAdmin(Map.of("page", new String[] {"999999999999999999"}, "limit", new String[] {"100"}));
        assertThat(request.query().offset()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+1", "1.0", "1e3", "one", " 1", "٣", "9999999999999999999", "0x1", " "})
    void refusesWhatIsNoPage(String text) {
        assertThat(refused(parameters("page", text))).containsExactly("page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-5", "ten", "4294967297"})
    void refusesWhatIsNoLimit(String text) {
        assertThat(refused(parameters("limit", text))).containsExactly("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dateFrom", "dateTo", "dateMode", "tz", "page", "limit"})
    void refusesASecondValueWhereOneIsAsked(String name) {
        assertThat(refused(parameters(name, "1", "1"))).containsExactly(name);
    }

    @Test
    void namesEverythingThatIsWrongTogether() {
        Map<String, String[]> wrong = new HashMap<>();
        for (String name : List.of("dateFrom", "dateTo", "dateMode", "tz", "status", "page", "limit")) {
            wrong.put(name, new String[] {"?"});
        }
        assertThat(refused(wrong))
                .containsExactlyInAnyOrder("dateFrom", "dateTo", "dateMode", "tz", "status", "page", "limit");
        assertThatThrownBy(() -> EventListRequest.ofVisitor(wrong, ZoneOffset.UTC))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refusal -> assertThat(refusal.details()).hasSize(6));
    }

    private static EventListRequest ofAdmin(Map<String, String[]> parameters) {
        return EventListRequest.ofAdmin(parameters, ZoneOffset.UTC);
    }

    private static List<String> refused(Map<String, String[]> parameters) {
        return catchThrowableOfType(InvalidRequest.class, () -> ofAdmin(parameters)).details().stream()
                .map(Violation::field)
                .toList();
    }
}
