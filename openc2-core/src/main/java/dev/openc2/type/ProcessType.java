// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import dev.openc2.target.ProcessTarget;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;

/** A process (oc2ls v1.0 §3.4.1.15); it may have a parent, which may have one. */
final class ProcessType {

  static final RecordType<ProcessTarget> TYPE = type();

  private ProcessType() {}

  private static RecordType<ProcessTarget> type() {
    var type = RecordType.builder("Process", ProcessTarget.class);
    var pid = type.optional("pid", Types.NATURAL, ProcessTarget::pid, "its number");
    var name = type.optional("name", Types.TEXT, ProcessTarget::processName, "its name");
    var cwd = type.optional("cwd", Types.TEXT, ProcessTarget::cwd, "its working directory");
    var executable =
        type.optional("executable", FileType.TYPE, ProcessTarget::executable, "the file it runs");
    PlainType<ProcessTarget> parentType =
        PlainType.spelt(
            "Process",
            ProcessType::readParent,
            (process, spelling, sink) -> TYPE.write(process, spelling, sink));
    var parent = type.optional("parent", parentType, ProcessTarget::parent, "who began it");
    var commandLine =
        type.optional("command_line", Types.TEXT, ProcessTarget::commandLine, "as it was begun");
    return type.build(
        values ->
            new ProcessTarget(
                values.get(pid),
                values.get(name),
                values.get(cwd),
                values.get(executable),
                values.get(parent),
                values.get(commandLine)));
  }

  /** Later drafts name the parent by its process id alone. */
  private static ProcessTarget readParent(Node node) {
    if (node.value() instanceof Long && node.tolerates(Tolerance.PARENT_AS_PID)) {
      return new ProcessTarget(Types.NATURAL.read(node), null, null, null, null, null);
    }
    return TYPE.read(node);
  }
}
