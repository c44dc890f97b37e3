package org.listeningpost;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.listeningpost.ingest.source.RawPost;
import org.listeningpost.post.SafeText;

/** The invariants of {@code org.listeningpost}'s package map; each rule is named after what it holds. */
final class ArchitectureTest {
    private static final String ROOT = "org.listeningpost.";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.listeningpost");

    @TestFactory
    Stream<DynamicTest> architecture_rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        privacy(rules);
        libraries(rules);
        parsers(rules);
        direction(rules);
        habits(rules);
        return rules.entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(MAIN)));
    }

    private static void privacy(Map<String, ArchRule> rules) {
        rules.put(
                "only_the_redactor_makes_safe_text",
                noClasses()
                        .that(are("outside post and ingest.redact", c -> !in(c, "post") && !in(c, "ingest.redact")))
                        .should()
                        .callConstructor(SafeText.class, String.class));
        rules.put(
                "only_ingest_sees_raw_posts",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "ingest..")
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(RawPost.class, RawPost.RawAuthor.class, RawPost.RawPlace.class));
        rules.put(
                "nothing_below_ingest_can_reach_what_was_sent",
                noClasses()
                        .that()
                        .resideInAnyPackage(ROOT + "elastic..", ROOT + "audit..", ROOT + "search..", ROOT + "export..")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(ROOT + "ingest.source..", ROOT + "ingest.normalize..")));
    }

    private static void libraries(Map<String, ArchRule> rules) {
        rules.put(
                "post_uses_the_jdk_only",
                classes()
                        .that()
                        .resideInAPackage(ROOT + "post..")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(ROOT + "post..", "java..", "org.jspecify..")));
        rules.put(
                "query_is_pure",
                classes()
                        .that()
                        .resideInAPackage(ROOT + "query..")
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(ROOT + "query..", ROOT + "post..", "java..", "org.jspecify..")));
        rules.put(
                "redaction_needs_no_network_and_no_engine",
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "ingest.redact..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                "co.elastic..", "io.javalin..", "java.net.http..", ROOT + "elastic..")));
        rules.put(
                "the_elasticsearch_client_stays_in_elastic_and_in_index_and_query_classes",
                noClasses()
                        .that(are(
                                "not in elastic, not named *Index, *Routes' services or Elastic*",
                                c -> !in(c, "elastic") && !isIndexClass(c)))
                        .should()
                        .dependOnClassesThat(resideInAPackage("co.elastic.clients..")));
        rules.put(
                "javalin_stays_in_http_and_routes",
                noClasses()
                        .that(are(
                                "not in http, not named *Routes",
                                c -> !in(c, "http") && !topLevel(c).endsWith("Routes")))
                        .should()
                        .dependOnClassesThat(resideInAPackage("io.javalin..")));
        rules.put(
                "lucene_stays_in_narrative_and_the_plugin",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ROOT + "narrative..", ROOT + "elastic.embedded.plugin..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("org.apache.lucene..")));
        rules.put(
                "the_server_s_own_classes_stay_in_the_plugin",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "elastic.embedded.plugin..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("org.elasticsearch..")));
    }

    private static void parsers(Map<String, ArchRule> rules) {
        rules.put(
                "parsers_stay_in_the_process_of_their_own",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "ingest.files..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                "org.apache.tika..",
                                "org.apache.poi..",
                                "org.apache.pdfbox..",
                                "org.apache.james..",
                                "org.apache.commons.compress..")));
        rules.put(
                "the_service_knows_only_the_frames_of_the_parser",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "ingest.files..")
                        .should()
                        .dependOnClassesThat(are(
                                "the parser process",
                                c -> in(c, "ingest.files")
                                        && !topLevel(c).startsWith("Frame")
                                        && !topLevel(c).equals("SealedChannel")
                                        && !topLevel(c).equals("FileLimits")
                                        && !topLevel(c).equals("ParserMain"))));
    }

    private static void direction(Map<String, ArchRule> rules) {
        rules.put(
                "packages_form_no_cycle",
                slices().matching(ROOT + "(*)..").should().beFreeOfCycles());
        rules.put(
                "the_parts_of_redaction_form_no_cycle",
                slices().matching(ROOT + "ingest.redact.(*)..").should().beFreeOfCycles());
        rules.put(
                "only_redaction_knows_its_rules",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "ingest.redact..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                Stream.of("check", "hidden", "date", "number", "place", "account", "person", "leftover")
                                        .map(part -> ROOT + "ingest.redact." + part + "..")
                                        .toArray(String[]::new))));
        rules.put("config_and_post_depend_on_nothing_of_ours", leaf("config", "config", "post"));
        rules.put("elastic_depends_on_config_and_post_only", leaf("elastic", "elastic", "config", "post"));
        rules.put(
                "security_depends_on_elastic_config_and_post_only",
                leaf("security", "security", "elastic", "config", "post"));
        rules.put(
                "audit_depends_on_elastic_and_security_only",
                leaf("audit", "audit", "elastic", "security", "config", "post"));
        rules.put(
                "only_the_composition_root_and_the_command_line_know_features_and_server_together",
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "http..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                ROOT + "ingest..", ROOT + "search..", ROOT + "export..", ROOT + "cli..")));
        rules.put(
                "nothing_depends_on_the_command_line",
                noClasses()
                        .that(are(
                                "not Main and not cli",
                                c -> !in(c, "cli") && !c.getSimpleName().equals("Main")))
                        .should()
                        .dependOnClassesThat(resideInAPackage(ROOT + "cli..")));
    }

    private static void habits(Map<String, ArchRule> rules) {
        rules.put(
                "names_are_nouns_of_the_domain",
                noClasses().should().haveNameMatching(".*(Impl|Utils?|Helpers?|Manager)$"));
        rules.put(
                "time_comes_from_an_injected_clock",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "elastic.embedded.plugin..")
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis"));
        rules.put(
                "clocks_are_made_where_the_graph_is_wired",
                noClasses()
                        .that(are(
                                "not App and not cli",
                                c -> !in(c, "cli") && !topLevel(c).equals("App")))
                        .should()
                        .callMethod(Clock.class, "systemUTC"));
        rules.put(
                "only_the_command_line_prints",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ROOT + "cli..")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err"));
        rules.put(
                "there_is_one_way_to_log",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(System.Logger.class, java.util.logging.Logger.class));
        rules.put(
                "failures_have_names",
                noClasses()
                        .that()
                        .areNotAssignableTo(Throwable.class)
                        .should()
                        .callConstructor(RuntimeException.class, String.class)
                        .orShould()
                        .callConstructor(RuntimeException.class, String.class, Throwable.class)
                        .orShould()
                        .callConstructor(RuntimeException.class, Throwable.class)
                        .orShould()
                        .callConstructor(Exception.class, String.class));
    }

    private static ArchRule leaf(String slice, String... allowed) {
        return noClasses()
                .that()
                .resideInAPackage(ROOT + slice + "..")
                .should()
                .dependOnClassesThat(are(
                        "of ours, outside " + String.join(", ", allowed),
                        c -> ours(c) && Stream.of(allowed).noneMatch(name -> in(c, name))));
    }

    private static DescribedPredicate<JavaClass> are(String description, java.util.function.Predicate<JavaClass> test) {
        return describe(description, test::test);
    }

    private static boolean ours(JavaClass type) {
        return type.getPackageName().startsWith("org.listeningpost");
    }

    private static boolean in(JavaClass type, String slice) {
        String name = type.getPackageName();
        return name.equals(ROOT + slice) || name.startsWith(ROOT + slice + ".");
    }

    private static boolean isIndexClass(JavaClass type) {
        String name = topLevel(type);
        return name.endsWith("Index") || name.startsWith("Elastic");
    }

    private static String topLevel(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
