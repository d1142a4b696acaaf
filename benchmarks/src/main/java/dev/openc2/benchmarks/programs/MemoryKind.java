// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.programs;

import dev.openc2.benchmarks.process.Broker;
import dev.openc2.benchmarks.process.Child;
import dev.openc2.benchmarks.report.Kind;
import dev.openc2.benchmarks.report.Section;
import dev.openc2.benchmarks.report.Table;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What an {@code oc2d} takes of memory, with the flags that are shipped. */
public final class MemoryKind implements Kind {

  private static final int COMMANDS_QUICK = 10_000;
  private static final int COMMANDS = 100_000;
  private static final int RULES = 10_000;

  /** A device remembers ten thousand Commands for ten seconds, and takes no more by default. */
  private static final double PER_SECOND = 900;

  /** Until what is loaded after the start is there. */
  private static final long SETTLE_SECONDS = 3;

  private static final double KILO = 1024;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public List<Section> measure(boolean isQuick) throws Exception {
    Table table = new Table("", "resident MiB", "/ bare JVM", "live heap MiB");
    try (Folder folder = Folder.open();
        Broker broker = Broker.available().get(0).open(folder.path())) {
      Installation installation = Installation.in(folder.path());
      try (Child bare = Child.java(Hello.class.getName(), Hello.READY, "and wait");
          Device device = Device.start(installation, broker.uri(), folder.path(), "");
          Load load = Load.on(broker.uri())) {
        double base = Reading.of(bare.pid(), device.state()).residentKilobytes();
        add("bare JVM that waits", bare, device, base, table);
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        add("oc2d, idle", device.child(), device, base, table);
        int count = isQuick ? COMMANDS_QUICK : COMMANDS;
        load.send(count, PER_SECOND, Asked::sign);
        add("oc2d, after " + count + " commands", device.child(), device, base, table);
        load.send(RULES, PER_SECOND, Asked::rule);
        add("oc2d, with " + RULES + " rules", device.child(), device, base, table);
      }
    }
    return List.of(new Section("Memory", table));
  }

  /** What is resident comes first: a collection changes it. */
  private static void add(String title, Child child, Device device, double base, Table table)
      throws Exception {
    double resident = Reading.of(child.pid(), device.state()).residentKilobytes();
    table.add(
        title,
        Table.number(resident / KILO, 1),
        Table.number(resident / base, 2),
        Table.number(LiveHeap.kilobytes(child.pid()) / KILO, 1));
  }
}
