// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Action;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Profile;
import dev.openc2.target.ProfileTarget;
import dev.openc2.type.PlainType;
import dev.openc2.type.RecordType;
import dev.openc2.type.TargetType;
import dev.openc2.value.Nsid;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A loaded profile under an unregistered name without x-: {@code acme}, with one door. */
final class AcmeProfile implements Profile {

  static final Nsid NSID = Nsid.of("acme");

  /** {@code acme:door}, a number. */
  record Door(long number) implements ProfileTarget {
    @Override
    public Nsid nsid() {
      return NSID;
    }

    @Override
    public String localName() {
      return "door";
    }
  }

  /** {@code {"floor": 1}} for arguments, specifiers and results. */
  record Floor(long floor) implements Extension {
    @Override
    public Nsid nsid() {
      return NSID;
    }
  }

  private static final TargetType<Door> DOOR =
      new TargetType<>(
          "door",
          Door.class,
          PlainType.of("Door", node -> new Door(node.integer(0, 99)), Door::number),
          "A door.",
          "7");

  private static final RecordType<Floor> FLOOR = floor();

  private static RecordType<Floor> floor() {
    var type = RecordType.builder("Floor", Floor.class);
    PlainType<Long> number =
        PlainType.of("Integer", node -> node.integer(-9, 99), Function.identity());
    var floor = type.required("floor", number, Floor::floor, "which");
    return type.build(values -> new Floor(values.require(floor)));
  }

  @Override
  public Nsid nsid() {
    return NSID;
  }

  @Override
  public String description() {
    return "Doors.";
  }

  @Override
  public Pairs pairs() {
    return Pairs.builder().add(Action.DENY, "acme:door").build();
  }

  @Override
  public List<TargetType<? extends ProfileTarget>> targets() {
    return List.of(DOOR);
  }

  @Override
  public Optional<RecordType<? extends Extension>> args() {
    return Optional.of(FLOOR);
  }

  @Override
  public Optional<RecordType<? extends Extension>> specifiers() {
    return Optional.of(FLOOR);
  }

  @Override
  public Optional<RecordType<? extends Extension>> results() {
    return Optional.of(FLOOR);
  }
}
