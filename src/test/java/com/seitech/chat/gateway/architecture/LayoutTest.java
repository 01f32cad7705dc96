package com.seitech.chat.gateway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rule {@code http -> features <- odoo, store}. */
@AnalyzeClasses(packages = LayoutTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
final class LayoutTest {
    static final String ROOT = "com.seitech.chat.gateway";
    private static final String[] FEATURES = {
        ROOT + ".cluster..",
        ROOT + ".session..",
        ROOT + ".outbox..",
        ROOT + ".conversation..",
        ROOT + ".tail..",
        ROOT + ".upload..",
        ROOT + ".limits..",
        ROOT + ".erasure..",
        ROOT + ".closing.."
    };

    @ArchTest
    static final ArchRule features_know_no_edge = noClasses()
            .that()
            .resideInAnyPackage(FEATURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".http..",
                    ROOT + ".odoo..",
                    ROOT + ".store..",
                    "jakarta.ws.rs..",
                    "java.sql..",
                    "javax.sql..");

    @ArchTest
    static final ArchRule conversation_knows_no_framework = noClasses()
            .that()
            .resideInAPackage(ROOT + ".conversation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.vertx..", "jakarta..");

    /** The exception is Odoo's plain HTTP, whose client is written in the same annotations. */
    @ArchTest
    static final ArchRule only_http_knows_http = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".http..", ROOT + ".odoo.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..");

    @ArchTest
    static final ArchRule only_store_knows_sql = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule only_odoo_knows_its_protocols = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".odoo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".odoo.xmlrpc..", ROOT + ".odoo.web..");

    @ArchTest
    static final ArchRule only_the_edge_knows_the_xmlrpc_library = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".odoo.xmlrpc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.xmlrpc..", "org.apache.ws..", "org.xml.sax..");

    @ArchTest
    static final ArchRule xmlrpc_knows_no_chat = noClasses()
            .that()
            .resideInAPackage(ROOT + ".odoo.xmlrpc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FEATURES);

    @ArchTest
    static final ArchRule http_knows_neither_odoo_nor_store = noClasses()
            .that()
            .resideInAPackage(ROOT + ".http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".odoo..", ROOT + ".store..");

    @ArchTest
    static final ArchRule only_ops_knows_metrics = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".ops..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..", "io.prometheus..");

    /** {@code AnswerCaches} says why. */
    @ArchTest
    static final ArchRule answers_of_odoo_are_kept_off_the_common_pool = noClasses()
            .that()
            .resideInAPackage(ROOT + ".odoo..")
            .and()
            .doNotHaveSimpleName("AnswerCaches")
            .should()
            .callMethod(Caffeine.class, "newBuilder");

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();
}
