// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt;

import dev.openc2.transfer.ConsumerTransfer;
import dev.openc2.transfer.ProducerTransfer;
import dev.openc2.transfer.TransferConfig;
import dev.openc2.transfer.TransferProvider;
import dev.openc2.value.DeviceId;
import dev.openc2.value.Nsid;
import dev.openc2.value.Printable;
import dev.openc2.value.ProducerId;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Makes transfers for {@code mqtt://host[:1883]} and {@code mqtts://host[:8883]}. */
public final class MqttTransferProvider implements TransferProvider {

  private static final String PLAIN = "mqtt";
  private static final String SECURE = "mqtts";

  /** For the service loader. */
  public MqttTransferProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of(PLAIN, SECURE);
  }

  @Override
  public ProducerTransfer producer(TransferConfig config, ProducerId id) {
    return MqttTransfer.of(builder(config).producer(id).build()).producer();
  }

  @Override
  public ConsumerTransfer consumer(TransferConfig config, DeviceId id, Set<Nsid> profiles) {
    if (config.options().containsKey("responseTimeout")) {
      throw new IllegalArgumentException("responseTimeout: is a setting of a Producer");
    }
    return MqttTransfer.of(builder(config).consumer(id, profiles).build()).consumer();
  }

  private static MqttConfig.Builder builder(TransferConfig config) {
    URI endpoint = config.endpoint();
    String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
    check(
        scheme.equals(PLAIN) || scheme.equals(SECURE),
        endpoint,
        "begins with neither mqtt:// nor mqtts://");
    check(endpoint.getUserInfo() == null, endpoint, "must not hold a user name; give it beside");
    check(endpoint.getHost() != null, endpoint, "has no host name that can be read");
    String path = endpoint.getPath();
    check(
        path == null || path.isEmpty() || path.equals("/"),
        endpoint,
        "has a path: topics are derived, not given");
    check(
        endpoint.getQuery() == null && endpoint.getFragment() == null,
        endpoint,
        "goes on behind the port");
    MqttConfig.Builder builder =
        MqttConfig.builder(withoutBrackets(endpoint.getHost()))
            .tls(scheme.equals(SECURE))
            .credentials(config.credentials())
            .insecure(config.insecure())
            .stateDirectory(config.stateDirectory());
    if (endpoint.getPort() >= 0) {
      builder.port(endpoint.getPort());
    }
    new Settings(config.options()).applyTo(builder);
    return builder;
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static void check(boolean good, URI endpoint, String problem) {
    if (!good) {
      String shown =
          endpoint.getUserInfo() == null ? endpoint.toString() : endpoint.getScheme() + "://…";
      throw new IllegalArgumentException("broker: " + Printable.quote(shown) + " " + problem);
    }
  }
}
