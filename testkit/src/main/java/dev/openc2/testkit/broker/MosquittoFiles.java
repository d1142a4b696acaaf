// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the configuration of a private mosquitto into its folder. */
final class MosquittoFiles {

  private MosquittoFiles() {}

  /** Writes all files and returns the main one. */
  static Path write(Path folder, MosquittoOptions options, int port, int tlsPort)
      throws IOException {
    List<String> lines = new ArrayList<>();
    // Started as root, mosquitto would become another user, who may not read this folder.
    lines.add("user " + System.getProperty("user.name"));
    lines.add("set_tcp_nodelay " + options.tcpNoDelay());
    if (options.maxInflightMessages() != null) {
      lines.add("max_inflight_messages " + options.maxInflightMessages());
    }
    addPersistence(lines, options);
    addAccess(lines, folder, options);
    addListeners(lines, options, port, tlsPort);
    return Files.write(folder.resolve("mosquitto.conf"), lines);
  }

  private static void addPersistence(List<String> lines, MosquittoOptions options) {
    if (options.persistenceFolder() == null) {
      lines.add("persistence false");
      return;
    }
    lines.add("persistence true");
    lines.add("persistence_location " + options.persistenceFolder() + "/");
    // A killed broker has not saved what came since the last time: save after every change.
    lines.add("autosave_on_changes true");
    lines.add("autosave_interval 1");
  }

  private static void addAccess(List<String> lines, Path folder, MosquittoOptions options)
      throws IOException {
    lines.add("allow_anonymous " + options.users().isEmpty());
    if (!options.users().isEmpty()) {
      lines.add("password_file " + writePasswords(folder, options.users()));
    }
    if (options.accessRules() != null) {
      Path rules = Files.writeString(folder.resolve("acl"), options.accessRules());
      lines.add("acl_file " + rules);
    }
  }

  private static void addListeners(
      List<String> lines, MosquittoOptions options, int port, int tlsPort) {
    lines.add("listener " + port + " 127.0.0.1");
    addTopicAlias(lines, options);
    MosquittoOptions.Tls tls = options.tls();
    if (tls != null) {
      lines.add("listener " + tlsPort + " 127.0.0.1");
      addTopicAlias(lines, options);
      lines.add("cafile " + tls.ca());
      lines.add("certfile " + tls.certificate());
      lines.add("keyfile " + tls.key());
      lines.add("require_certificate " + tls.clientCertificate());
    }
  }

  private static void addTopicAlias(List<String> lines, MosquittoOptions options) {
    if (options.maxTopicAlias() != null) {
      lines.add("max_topic_alias " + options.maxTopicAlias());
    }
  }

  /** Mosquitto reads hashes only: its own tool turns the clear text into them. */
  private static Path writePasswords(Path folder, Map<String, String> users) throws IOException {
    Path file = folder.resolve("passwords");
    List<String> clear =
        users.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).toList();
    Files.write(file, clear);
    Commands.run("mosquitto_passwd", "-U", file.toString());
    return file;
  }
}
