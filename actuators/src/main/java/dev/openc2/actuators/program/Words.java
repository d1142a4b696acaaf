// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.program;

import dev.openc2.profile.Profile;
import dev.openc2.target.Target;
import dev.openc2.type.CoreTargets;
import dev.openc2.type.ListType;
import dev.openc2.type.MappedType;
import dev.openc2.type.Member;
import dev.openc2.type.NetTypes;
import dev.openc2.type.RecordType;
import dev.openc2.type.TargetType;
import dev.openc2.type.Type;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a Command with a certain target may say, by the paths under which templates name it: {@code
 * ipv4_connection.dst_port}, {@code args.slpf.direction}. A range of addresses has an {@code
 * address} and a {@code prefix} below it. Lists have no path.
 *
 * @param all the paths
 * @param nets those of ranges of addresses
 */
record Words(Set<String> all, Set<String> nets) {

  static final String ARGS = "args.";
  static final String START_TIME = ARGS + "start_time";
  static final String STOP_TIME = ARGS + "stop_time";
  static final String DURATION = ARGS + "duration";
  static final String FROM = "from";
  static final String REQUEST_ID = "request_id";
  static final String COMMAND_ID = "command_id";
  static final String ADDRESS = ".address";
  static final String PREFIX = ".prefix";

  /** Those of a profile and the name of a target, which must be known. */
  static Words of(Profile profile, String targetName) {
    Words words = new Words(new TreeSet<>(), new TreeSet<>());
    words.collect(targetName, target(profile, targetName).type());
    profile.args().ifPresent(args -> words.collect(ARGS + profile.nsid(), args));
    words.all.addAll(Set.of(START_TIME, STOP_TIME, DURATION, FROM, REQUEST_ID, COMMAND_ID));
    return words;
  }

  /** The target of that name; throws {@link IllegalArgumentException} if there is none. */
  static TargetType<? extends Target> target(Profile profile, String name) {
    TargetType<?> core = CoreTargets.byName().get(name);
    if (core != null) {
      return core;
    }
    return profile.targets().stream()
        .filter(target -> name.equals(profile.nsid() + ":" + target.name()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no target " + name));
  }

  private void collect(String path, Type<?> type) {
    if (type instanceof MappedType<?, ?> mapped) {
      collect(path, mapped.base());
    } else if (type instanceof RecordType<?> record) {
      for (Member<?, ?> member : record.members()) {
        collect(path + "." + member.name(), member.type());
      }
    } else if (type == NetTypes.IPV4_NET || type == NetTypes.IPV6_NET) {
      all.add(path);
      all.add(path + ADDRESS);
      all.add(path + PREFIX);
      nets.add(path);
    } else if (!(type instanceof ListType<?>)) {
      all.add(path);
    }
  }
}
