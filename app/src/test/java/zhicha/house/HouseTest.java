package zhicha.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;

/** The walls of the house. */
@AnalyzeClasses(packages = "zhicha", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule the_drawing_on_the_wall_tells_the_truth = classes()
            .that()
            .resideInAPackage("zhicha..")
            .should(adhereToPlantUmlDiagram(
                    Path.of("..", "docs", "architecture.puml"), consideringOnlyDependenciesInDiagram()));

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("zhicha.(**)").should().beFreeOfCycles();

    /** Reporting receives two records, the hit and the capture; it runs neither matcher nor crawler. */
    @ArchTest
    static final ArchRule reporting_receives_hits_and_captures_and_nothing_else = noClasses()
            .that()
            .resideInAPackage("zhicha.reporting..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("zhicha.matcher..", "zhicha.crawler..")
                    .and(resideInAnyPackage("zhicha.matcher.hit..", "zhicha.crawler.evidence..")
                            .negate()));

    @ArchTest
    static final ArchRule rules_know_no_network_and_no_framework = noClasses()
            .that()
            .resideInAPackage("zhicha.rules..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.net.http..", "java.sql..", "org.apache.hc..", "io.javalin..", "org.jdbi..", "org.quartz.."));

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Manager|Util|Utils|Helper|Impl|Misc|Common)");

    /** Data on standard output is a promise, so only the command line writes there. */
    @ArchTest
    static final ArchRule only_the_command_line_prints = noClasses()
            .that()
            .resideOutsideOfPackages("zhicha.app.cli..", "zhicha.bench..")
            .should()
            .accessField(System.class, "out");
}
