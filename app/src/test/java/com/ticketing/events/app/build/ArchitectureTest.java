package com.ticketing.events.app.build;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
import java.time.Clock;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.NullMarked;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "com.ticketing.events", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String KERNEL = "com.ticketing.events";
    private static final String COMMAND = "com.ticketing.events.command..";
    private static final String QUERY = "com.ticketing.events.query..";
    private static final String APP = "com.ticketing.events.app..";

    @ArchTest
    static final ArchRule theSharedKernelNeedsNothingButJava = classes()
            .that()
            .resideInAPackage(KERNEL)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(KERNEL, "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule theSidesDoNotSeeEachOther = noClasses()
            .that()
            .resideInAPackage(COMMAND)
            .should()
            .dependOnClassesThat(resideInAnyPackage(QUERY, APP, "java.sql.."));

    @ArchTest
    static final ArchRule theQuerySideKnowsNoCommands =
            noClasses().that().resideInAPackage(QUERY).should().dependOnClassesThat(resideInAnyPackage(COMMAND, APP));

    @ArchTest
    static final ArchRule onlyTheEdgeReadsAClock = noClasses()
            .that(resideInAnyPackage(KERNEL, COMMAND).and(DescribedPredicate.not(annotatedWithRestController())))
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

    @ArchTest
    static final ArchRule packagesOfTheQuerySideHaveNoCycles =
            slices().matching("com.ticketing.events.query.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheAppHaveNoCycles =
            slices().matching("com.ticketing.events.app.(*)..").should().beFreeOfCycles();

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

    private static DescribedPredicate<JavaClass> annotatedWithRestController() {
        return DescribedPredicate.describe("controllers", type -> type.isAnnotatedWith(RestController.class));
    }
}
