// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openc2.OpenC2Exception;
import dev.openc2.message.Action;
import dev.openc2.message.ActuatorSpecifier;
import dev.openc2.message.Args;
import dev.openc2.message.Command;
import dev.openc2.message.Extensions;
import dev.openc2.message.Pairs;
import dev.openc2.message.RawExtension;
import dev.openc2.target.DomainNameTarget;
import dev.openc2.target.UnknownTarget;
import dev.openc2.tree.Mode;
import dev.openc2.value.Nsid;
import dev.openc2.value.StatusCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which namespaces may be named without being loaded (D-7), and which profiles are asked. */
final class ProfilesTest {

  private static final Nsid NSID = Nsid.of("x-no");
  private static final Command COMMAND =
      Command.of(Action.DENY, new DomainNameTarget("example.com"));

  /** Says no to everything. */
  private record No(Nsid nsid) implements Profile {

    @Override
    public String description() {
      return "No.";
    }

    @Override
    public Pairs pairs() {
      return Pairs.NONE;
    }

    @Override
    public void check(Command command, Mode mode) {
      throw new OpenC2Exception(StatusCode.FORBIDDEN, nsid + " says no, " + mode);
    }
  }

  private static final Profiles PROFILES =
      Profiles.of(List.of(new No(NSID), new No(Nsid.of("x-never"))));

  @ParameterizedTest
  @CsvSource({"slpf,true", "er,true", "th,true", "x-any,true", "blinky,false", "xany,false"})
  void aNameIsKnownIfItIsRegisteredOrPrivate(String name, boolean known) {
    assertThat(Profiles.none().isKnownName(Nsid.of(name))).isEqualTo(known);
  }

  static Stream<Command> naming() {
    return Stream.of(
        COMMAND.withActuator(ActuatorSpecifier.of(NSID)),
        Command.of(Action.DENY, new UnknownTarget("x-no:thing", null)),
        COMMAND.withArgs(
            Args.builder().extensions(Extensions.of(new RawExtension(NSID, Map.of()))).build()));
  }

  // oc2ls v1.0 §3.1.4: an actuator, a target and an argument name a profile.
  @ParameterizedTest
  @MethodSource("naming")
  void aProfileIsAskedWhereverACommandNamesIt(Command command) {
    assertThatThrownBy(() -> PROFILES.check(command, Mode.STRICT))
        .hasMessage("x-no says no, STRICT");
  }

  @Test
  void aProfileThatIsNotNamedOrNotLoadedIsNotAsked() {
    Command toAnother = COMMAND.withActuator(ActuatorSpecifier.of(Nsid.of("x-other")));

    assertThatCode(() -> PROFILES.check(COMMAND, Mode.STRICT)).doesNotThrowAnyException();
    assertThatCode(() -> PROFILES.check(toAnother, Mode.STRICT)).doesNotThrowAnyException();
  }
}
