// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.transfer.mqtt.link;

/** What one connection receives, on its way to the inbox and the outbox. */
final class Arrivals implements InboundPackets {

  private final PahoConnection connection;
  private final ConnectionEvents events;
  private final Inbox inbox;
  private final ReceivedIds receivedIds;
  private final LinkListener listener;
  private final Acknowledgements acknowledgements = new Acknowledgements();

  Arrivals(
      PahoConnection connection,
      ConnectionEvents events,
      Inbox inbox,
      ReceivedIds receivedIds,
      LinkListener listener) {
    this.connection = connection;
    this.events = events;
    this.inbox = inbox;
    this.receivedIds = receivedIds;
    this.listener = listener;
  }

  @Override
  public void accepted(boolean sessionPresent) {
    if (sessionPresent) {
      inbox.forgetUnacknowledged();
    } else {
      receivedIds.clear();
    }
  }

  @Override
  public void refused(Farewell why) {
    connection.refused(why);
  }

  @Override
  public void disconnected(Farewell why) {
    connection.thrownOff(why);
  }

  @Override
  public void publish(int packetId, InboundPublish.Builder publish, int qos) {
    if (qos == 0) {
      InboundPublish message = publish.build();
      if (!inbox.offer(message)) {
        listener.dropped(message.topic());
      }
      return;
    }
    if (qos == 2 && receivedIds.contains(packetId)) {
      connection.acknowledge(packetId, qos);
      return;
    }
    Runnable acknowledgement = acknowledgements.expect(acknowledging(packetId, qos));
    boolean isTaken =
        inbox.put(publish.acknowledgement(acknowledgement).build(), connection::isCut);
    if (!isTaken) {
      connection.overrun();
    }
  }

  private Runnable acknowledging(int packetId, int qos) {
    if (qos == 1) {
      return () -> connection.acknowledge(packetId, qos);
    }
    ReceivedIds.Arrival arrival = receivedIds.arrived(packetId);
    return () -> {
      receivedIds.add(arrival);
      connection.acknowledge(packetId, qos);
    };
  }

  @Override
  public void pubrec(int packetId, int reasonCode) {
    if (ReasonCodes.isFailure(reasonCode)) {
      events.confirmed(connection, packetId, reasonCode);
    } else {
      events.received(connection, packetId, reasonCode);
    }
  }

  @Override
  public void pubrel(int packetId) {
    receivedIds.release(packetId);
  }

  @Override
  public void suback(int[] reasonCodes) {
    events.subscribed(connection, reasonCodes);
  }

  @Override
  public void read(int bytes) {
    connection.noteReceived(bytes);
  }
}
