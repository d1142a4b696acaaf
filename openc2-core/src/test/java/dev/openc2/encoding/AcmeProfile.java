// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Action;
import dev.openc2.message.Extension;
import dev.openc2.message.Pairs;
import dev.openc2.profile.Codec;
import dev.openc2.profile.Profile;
import dev.openc2.target.ProfileTarget;
import dev.openc2.tree.Fields;
import dev.openc2.tree.Fields.Field;
import dev.openc2.tree.Node;
import dev.openc2.value.Nsid;
import java.util.Map;
import java.util.Optional;

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

  private static final Codec<Door> DOOR =
      new Codec<>(Door.class, node -> new Door(node.integer(0, 99)), Door::number);

  private static final Codec<Floor> FLOOR =
      new Codec<>(Floor.class, AcmeProfile::readFloor, floor -> Map.of("floor", floor.floor()));

  private static Floor readFloor(Node node) {
    Fields fields = node.object();
    Field<Long> floor = fields.required("floor", child -> child.integer(-9, 99));
    return fields.complete(() -> new Floor(floor.get()));
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
  public Map<String, Codec<? extends ProfileTarget>> targets() {
    return Map.of("door", DOOR);
  }

  @Override
  public Optional<Codec<? extends Extension>> args() {
    return Optional.of(FLOOR);
  }

  @Override
  public Optional<Codec<? extends Extension>> specifiers() {
    return Optional.of(FLOOR);
  }

  @Override
  public Optional<Codec<? extends Extension>> results() {
    return Optional.of(FLOOR);
  }
}
