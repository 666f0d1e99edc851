package com.ticketing.events.app.build;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.PrintStream;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.NullMarked;
import org.slf4j.MDC;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "com.ticketing.events", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] KERNEL = {
        "com.ticketing.events",
        "com.ticketing.events.error",
        "com.ticketing.events.heap",
        "com.ticketing.events.settings",
        "com.ticketing.events.supervision",
        "com.ticketing.events.text",
        "com.ticketing.events.tracing"
    };
    private static final String COMMAND = "com.ticketing.events.command..";
    private static final String SCHEDULER = "com.ticketing.events.command.publication";
    private static final String QUERY = "com.ticketing.events.query..";
    private static final String APP = "com.ticketing.events.app..";

    @ArchTest
    static final ArchRule theSharedKernelDependsOnlyOnJavaAnnotationsAndTheMdc = classes()
            .that()
            .resideInAnyPackage(KERNEL)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(KERNEL)
                    .or(resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson.annotation.."))
                    .or(type(MDC.class)));

    @ArchTest
    static final ArchRule theCommandSideDependsOnNeitherTheQuerySideNorTheApp = noClasses()
            .that()
            .resideInAPackage(COMMAND)
            .should()
            .dependOnClassesThat(resideInAnyPackage(QUERY, APP, "java.sql.."));

    @ArchTest
    static final ArchRule theQuerySideDependsOnNeitherTheCommandSideNorTheApp =
            noClasses().that().resideInAPackage(QUERY).should().dependOnClassesThat(resideInAnyPackage(COMMAND, APP));

    @ArchTest
    static final ArchRule onlyControllersTheSchedulerAndTheAppReadAClock = noClasses()
            .that(resideInAnyPackage(KERNEL)
                    .or(resideInAnyPackage(COMMAND))
                    .and(DescribedPredicate.not(resideInAnyPackage(SCHEDULER)))
                    .and(DescribedPredicate.not(annotatedWithRestController())))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule controllersAndHandlersArePackagePrivate = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .or()
            .areAnnotatedWith(ProcessingGroup.class)
            .should()
            .bePackagePrivate();

    /** Each package is a slice of its own, so that a package and its parts cannot depend on each other cyclically. */
    @ArchTest
    static final ArchRule packagesHaveNoCyclesAtAnyDepth =
            slices().assignedFrom(eachPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfTheQuerySideHaveNoCycles =
            slices().matching("com.ticketing.events.query.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule partsOfTheAppHaveNoCycles =
            slices().matching("com.ticketing.events.app.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCatalogDependsOnItsIndex = noClasses()
            .that()
            .resideOutsideOfPackage("com.ticketing.events.query.catalog..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.ticketing.events.query.catalog.index..",
                    "com.ticketing.events.query.catalog.merge..",
                    "com.ticketing.events.query.catalog.rank..",
                    "com.ticketing.events.query.catalog.row..",
                    "com.ticketing.events.query.catalog.location..");

    @ArchTest
    static final ArchRule onlyTheChannelsOnAwsDependOnItsSdk = noClasses()
            .that()
            .resideOutsideOfPackages("..notification.aws", "..notification.sns", "..notification.ses")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..");

    @ArchTest
    static final ArchRule onlyTheSmtpChannelDependsOnJakartaMail = noClasses()
            .that()
            .resideOutsideOfPackage("..notification.smtp")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule nothingDependsOnAnAdapterOfSummaries = noClasses()
            .that()
            .resideOutsideOfPackages("..query.summary.model", "..query.summary.redis")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..query.summary.model",
                    "..query.summary.redis",
                    "org.springframework.ai..",
                    "org.springframework.data.redis..");

    /** The rest of the service uses the kernel's {@code Tracing}. */
    @ArchTest
    static final ArchRule onlyTheTracingPackageDependsOnOpenTelemetry = noClasses()
            .that()
            .resideOutsideOfPackage("com.ticketing.events.app.tracing")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.opentelemetry..", "com.ticketing.events.app.tracing");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .should(new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                    }
                }
            });

    /** Numbers and case mappings must not depend on the locale of the machine. */
    @ArchTest
    static final ArchRule nothingUsesTheDefaultLocale = noClasses()
            .should()
            .callMethodWhere(target(name("formatted")).and(target(owner(type(String.class)))))
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
            .orShould()
            .callMethod(DateTimeFormatterBuilder.class, "toFormatter")
            .orShould()
            .callMethodWhere(target(owner(assignableTo(PrintStream.class)))
                    .and(target(nameMatching("printf|format")))
                    .and(DescribedPredicate.describe(
                            "without a locale",
                            call -> !call.getTarget()
                                    .getRawParameterTypes()
                                    .getFirst()
                                    .isEquivalentTo(Locale.class))))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(NumberFormat.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(MessageFormat.class)
            .orShould()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(Locale.class, "getDefault", Locale.Category.class);

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "each package";
            }
        };
    }

    private static DescribedPredicate<JavaClass> annotatedWithRestController() {
        return DescribedPredicate.describe("controllers", type -> type.isAnnotatedWith(RestController.class));
    }
}
