// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.openc2");

  private static final String[] CORE = {
    "dev.openc2",
    "dev.openc2.value..",
    "dev.openc2.tree..",
    "dev.openc2.type..",
    "dev.openc2.target..",
    "dev.openc2.message..",
    "dev.openc2.profile..",
    "dev.openc2.progress..",
    "dev.openc2.encoding..",
    "dev.openc2.transfer",
    "dev.openc2.producer..",
    "dev.openc2.consumer..",
    "dev.openc2.actuator.."
  };
  private static final String MQTT = "dev.openc2.transfer.mqtt..";
  private static final String ACTUATORS = "dev.openc2.actuators..";
  private static final String LEDGER = "dev.openc2.ledger..";
  private static final String CLI = "dev.openc2.cli..";
  private static final String DAEMON = "dev.openc2.daemon..";
  private static final String REHEARSAL = "dev.openc2.rehearsal..";
  private static final String FABRIC = "dev.openc2.fabric..";
  private static final String TESTKIT = "dev.openc2.testkit..";
  private static final String EXAMPLES = "dev.openc2.examples..";

  @Test
  void theCoreKnowsNobody() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(MQTT, ACTUATORS, LEDGER, CLI, DAEMON, FABRIC, TESTKIT, EXAMPLES)
        .check(CLASSES);
  }

  @Test
  void theLedgerKnowsTheCoreAlone() {
    noClasses()
        .that()
        .resideInAPackage(LEDGER)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(MQTT, ACTUATORS, CLI, DAEMON, FABRIC, TESTKIT, EXAMPLES)
        .check(CLASSES);
  }

  @Test
  void onlyTheDaemonKnowsTheLedger() {
    noClasses()
        .that()
        .resideOutsideOfPackages(LEDGER, DAEMON, TESTKIT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(LEDGER)
        .check(CLASSES);
  }

  @Test
  void onlyTheLedgerKnowsSqlite() {
    noClasses()
        .that()
        .resideOutsideOfPackage(LEDGER)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.sqlite..", "java.sql..")
        .check(CLASSES);
  }

  @Test
  void theMqttTransferKnowsTheCoreAlone() {
    noClasses()
        .that()
        .resideInAPackage(MQTT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ACTUATORS, LEDGER, CLI, DAEMON, FABRIC, TESTKIT, EXAMPLES)
        .check(CLASSES);
  }

  @Test
  void actuatorsKnowTheCoreAlone() {
    noClasses()
        .that()
        .resideInAPackage(ACTUATORS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(MQTT, LEDGER, CLI, DAEMON, FABRIC, TESTKIT, EXAMPLES)
        .check(CLASSES);
  }

  @Test
  void programsDoNotKnowEachOther() {
    slices()
        .matching("dev.openc2.(cli|daemon|fabric)..")
        .namingSlices("$1")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
  }

  @Test
  void programsReachTransfersThroughTheirUri() {
    noClasses()
        .that()
        .resideInAnyPackage(CLI, DAEMON)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(MQTT)
        .check(CLASSES);
  }

  @Test
  void nothingThatIsShippedKnowsTheTestkit() {
    noClasses()
        .that()
        .resideOutsideOfPackages(TESTKIT, EXAMPLES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(TESTKIT)
        .check(CLASSES);
  }

  @Test
  void onlyTheFabricKnowsTheEmbeddedBroker() {
    noClasses()
        .that()
        .resideOutsideOfPackage(FABRIC)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.hivemq..")
        .check(CLASSES);
  }

  @Test
  void onlyTheLinkKnowsPaho() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.openc2.transfer.mqtt.link")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.paho..")
        .check(CLASSES);
  }

  @Test
  void jacksonStaysInTheEncodingsAndTheConfiguration() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.openc2.encoding", CLI, DAEMON, TESTKIT, EXAMPLES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .check(CLASSES);
  }

  @Test
  void jacksonShowsInNoSignatureOfTheCore() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.openc2.encoding")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .notHaveRawReturnType(
            DescribedPredicate.<JavaClass>describe(
                "of Jackson", type -> type.getPackageName().startsWith("com.fasterxml")))
        .check(CLASSES);
  }

  @Test
  void messagesAndTargetsCarryNoWireAnnotations() {
    classes()
        .that()
        .resideInAnyPackage("dev.openc2.message", "dev.openc2.target", "dev.openc2.value")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "dev.openc2.message",
            "dev.openc2.target",
            "dev.openc2.value..")
        .check(CLASSES);
  }

  @Test
  void packagesOfTheCoreMakeNoCircle() {
    slices()
        .matching(
            "dev.openc2.(value|deadline|tree|type|target|message|profile|progress|encoding|transfer|producer|consumer|actuator)")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void timeIsAParameterOfTheEngines() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.openc2.producer", "dev.openc2.consumer", ACTUATORS)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(CLASSES);
  }

  @Test
  void onlyProgramsEndTheJvm() {
    noClasses()
        .that()
        .resideOutsideOfPackages(CLI, DAEMON, REHEARSAL, FABRIC, EXAMPLES)
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }
}
