// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.OpenC2Exception;
import dev.openc2.actuator.Invocation;
import dev.openc2.message.Command;
import dev.openc2.message.Response;
import dev.openc2.target.FileTarget;
import dev.openc2.tree.Mode;
import dev.openc2.value.Printable;
import dev.openc2.value.StatusCode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code update file} (slpf v1.0 §2.3.5): the rules of a file take the place of those of the file
 * before, all of them in one step or none. The file is read when its time has come, and not looked
 * at afterwards: the store keeps what it said. Thread-safe; may block.
 */
final class FileUpdates {

  private static final Logger LOGGER = LoggerFactory.getLogger(FileUpdates.class);

  /** A dry run of a large file tells its beginning. */
  private static final int MAX_PREVIEW = 16_384;

  private final RuleFiles files;
  private final Admission admission;
  private final RuleBook book;
  private final SlpfSettings settings;
  private final Later<Response> later;

  FileUpdates(
      RuleFiles files,
      Admission admission,
      RuleBook book,
      SlpfSettings settings,
      Later<Response> later) {
    this.files = files;
    this.admission = admission;
    this.book = book;
    this.settings = settings;
    this.later = later;
  }

  /** Runs one, now or when it is to start. */
  CompletionStage<Response> handle(Command command, Invocation invocation) {
    SlpfRules.check(command, Mode.LENIENT);
    if (!(command.target() instanceof FileTarget target)) {
      throw new OpenC2Exception(StatusCode.NOT_IMPLEMENTED, SlpfTexts.COMMAND_NOT_SUPPORTED);
    }
    CommandKey key = CommandKey.of(invocation).orElse(null);
    return later.run(
        command.args().startTime(),
        invocation.cancellation(),
        () -> update(target, invocation.from(), key));
  }

  private Response update(FileTarget target, @Nullable String owner, @Nullable CommandKey key) {
    List<FileRule> rules =
        new RuleFileReader(admission, settings.maxRules(), owner, key).read(content(target));
    if (settings.isDryRun()) {
      String preview = book.files().preview(rules);
      return Response.of(
          StatusCode.OK,
          SlpfTexts.DRY_RUN
              + (preview.length() <= MAX_PREVIEW
                  ? preview
                  : preview.substring(0, MAX_PREVIEW) + "…"));
    }
    book.files().replace(rules, key);
    LOGGER
        .atInfo()
        .addKeyValue("file", name(target))
        .addKeyValue("rules", rules.size())
        .addKeyValue("from", owner == null ? "-" : Printable.quote(owner))
        .log("rule file in force");
    return Response.of(StatusCode.OK);
  }

  /** Whoever asks learns nothing of what is there and what is not. */
  private byte[] content(FileTarget target) {
    try {
      return files.read(target);
    } catch (IOException | SecurityException e) {
      LOGGER
          .atWarn()
          .addKeyValue("file", name(target))
          .addKeyValue("reason", e.toString())
          .log("rule file not accessible");
      throw new OpenC2Exception(StatusCode.INTERNAL_ERROR, SlpfTexts.CANNOT_ACCESS_FILE, e);
    }
  }

  private static String name(FileTarget target) {
    return Printable.quote(String.valueOf(target.fileName()));
  }

  /** Gives up those that wait for their start. */
  void callOff() {
    later.callOff();
  }
}
