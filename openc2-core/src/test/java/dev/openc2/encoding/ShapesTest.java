// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.openc2.message.Command;
import dev.openc2.message.Headers;
import dev.openc2.message.Message;
import dev.openc2.message.Response;
import dev.openc2.tree.Fault;
import dev.openc2.tree.InvalidMessageException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The difference between lenient and strict, row by row: what each makes of a document. A document
 * is written again as the specification spells it, or its faults are shown.
 */
final class ShapesTest {

  private static final String SAME = "(as strict)";
  private static final String AS_IT_IS = "(unchanged)";

  @ParameterizedTest
  @MethodSource({"commands", "responses", "messages"})
  void lenientAndStrictMakeThisOfIt(
      Function<Draft, String> reading, String document, String strict, String lenient) {
    assertThat(result(reading, Messages.strict(document)))
        .isEqualTo(strict.equals(AS_IT_IS) ? document : strict);
    String expected = lenient.equals(SAME) ? strict : lenient;
    assertThat(result(reading, Messages.lenient(document)))
        .isEqualTo(expected.equals(AS_IT_IS) ? document : expected);
  }

  private static String result(Function<Draft, String> reading, Draft draft) {
    try {
      return reading.apply(draft);
    } catch (InvalidMessageException e) {
      return e.status().code()
          + " "
          + String.join(" | ", e.faults().stream().map(Fault::toString).toList());
    }
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        // D-3: four forms of the profile
        command("actuator object", "'actuator':{'slpf':{}}", AS_IT_IS, SAME),
        command("actuator with specifiers", "'actuator':{'acme':{'floor':2}}", AS_IT_IS, SAME),
        command(
            "actuator as text",
            "'actuator':'slpf'",
            "400 /actuator: \"slpf\" is not an object",
            "'actuator':{'slpf':{}}"),
        command(
            "profile as text",
            "'profile':'slpf'",
            "400 \"profile\" is a word of language 2.0",
            "'actuator':{'slpf':{}}"),
        command(
            "profile as object",
            "'profile':{'acme':{'floor':2}}",
            "400 \"profile\" is a word of language 2.0",
            "'actuator':{'acme':{'floor':2}}"),
        command(
            "actuator and the same profile",
            "'actuator':{'slpf':{}},'profile':'slpf'",
            "400 \"profile\" is a word of language 2.0",
            "'actuator':{'slpf':{}}"),
        command(
            "actuator and another profile",
            "'actuator':{'slpf':{}},'profile':'er'",
            "400 \"profile\" is a word of language 2.0",
            "400 actuator and profile differ"),
        // D-5
        command(
            "two actuators",
            "'actuator':{'slpf':{},'er':{}}",
            "400 /actuator: an actuator has exactly one profile, not 2",
            SAME),
        command(
            "no actuator in it",
            "'actuator':{}",
            "400 /actuator: an actuator has exactly one profile, not 0",
            SAME),
        command(
            "actuator null inside",
            "'actuator':{'slpf':null}",
            "400 /actuator/slpf: null is not an object",
            SAME),
        // D-7
        command("unloaded registered profile", "'actuator':{'er':{'a':1}}", AS_IT_IS, SAME),
        command("private profile", "'actuator':{'x-door_0-a':{'a':[1]}}", AS_IT_IS, SAME),
        command(
            "NSID of 17 characters",
            "'actuator':{'x-sfractal-blinky':{}}",
            "400 /actuator/x-sfractal-blinky:"
                + " \"x-sfractal-blinky\" has more than 16 characters",
            "'actuator':{'x-sfractal-blinky':{}}"),
        command(
            "NSID that nobody knows",
            "'actuator':{'blinky':{}}",
            "400 /actuator/blinky: \"blinky\" is not defined here, and no namespace:"
                + " those are registered or begin with x-",
            SAME),
        command(
            "upper-case X-",
            "'actuator':{'X-a':{}}",
            "400 /actuator/X-a: \"X-a\" is not defined here",
            SAME),
        // D-8
        command(
            "null for optional members",
            "'args':null,'actuator':null,'command_id':null",
            "400 /args: null is not an object | /actuator: null is not an object"
                + " | /command_id: null is not text",
            ""),
        command(
            "null arguments",
            "'args':{'duration':null,'acme':null,'start_time':5}",
            "400 /args/duration: null is not a whole number | /args/acme: null is not an object",
            "'args':{'start_time':5}"),
        // D-6
        command("empty args", "'args':{}", "400 /args: args must not be empty", SAME),
        command("args of a profile only", "'args':{'acme':{'floor':2}}", AS_IT_IS, SAME),
        command("empty args of a profile", "'args':{'x-other':{}}", AS_IT_IS, SAME),
        command(
            "args of a profile as text",
            "'args':{'x-other':'a'}",
            "400 /args/x-other: \"a\" is not an object",
            SAME),
        command(
            "comment of later drafts",
            "'args':{'comment':'why'}",
            "400 /args: \"comment\" is a word of language 2.0",
            AS_IT_IS),
        // D-13
        command(
            "all three times",
            "'args':{'start_time':1,'stop_time':2,'duration':1}",
            "400 /args: at most two of start_time, stop_time, duration may be there",
            SAME),
        command(
            "stop before start",
            "'args':{'start_time':2,'stop_time':2}",
            "400 /args: stop_time is not after start_time",
            SAME),
        command(
            "negative time",
            "'args':{'start_time':-1,'duration':-1}",
            "400 /args/start_time: -1 is not between 0 and 9007199254740991"
                + " | /args/duration: -1 is not between 0 and 9007199254740991",
            SAME),
        command("largest time", "'args':{'stop_time':9007199254740991}", AS_IT_IS, SAME),
        command(
            "time beyond 2^53",
            "'args':{'start_time':9007199254740992}",
            "400 /args/start_time: 9007199254740992 is not between 0 and 9007199254740991",
            SAME),
        command(
            "time beyond 2^64",
            "'args':{'start_time':1" + "0".repeat(30) + "}",
            "400 /args/start_time: 1.0E30 is beyond 2^53",
            SAME),
        command(
            "end beyond 2^53",
            "'args':{'start_time':9007199254740991,'duration':1}",
            "400 /args: start_time and duration lead out of the calendar",
            SAME),
        // D-19
        command(
            "whole numbers as fractions",
            "'args':{'start_time':200.0,'duration':2e2}",
            "400 /args/start_time: 200.0 is not a whole number"
                + " | /args/duration: 200.0 is not a whole number",
            "'args':{'start_time':200,'duration':200}"),
        command(
            "true fraction",
            "'args':{'duration':0.5}",
            "400 /args/duration: 0.5 is not a whole number",
            SAME),
        command(
            "number as text",
            "'args':{'duration':'5'}",
            "400 /args/duration: \"5\" is not a whole number",
            SAME),
        command(
            "boolean as number",
            "'args':{'duration':true}",
            "400 /args/duration: true is not a whole number",
            SAME),
        command(
            "unknown response type",
            "'args':{'response_requested':'Complete'}",
            "400 /args/response_requested:"
                + " \"Complete\" is not one of none, ack, status, complete",
            SAME),
        command(
            "nothing after the start",
            "'args':{'start_time':5,'duration':0}",
            "400 /args: a duration of 0 leaves no time between start and stop",
            SAME),
        command("no duration at all", "'args':{'duration':0}", AS_IT_IS, SAME),
        // D-29
        command("empty command id", "'command_id':''", "", SAME),
        command(
            "command id with a space",
            "'command_id':'a b'",
            "400 /command_id: \"a b\" is not a command id:"
                + " 1 to 36 characters without white space are expected",
            SAME),
        // D-20
        command("unknown member", "'priority':1", "400 \"priority\" is not defined here", SAME),
        // D-4: three spellings of a profile's target
        target("colon", "{'acme:door':4}", AS_IT_IS, SAME),
        target(
            "slash",
            "{'acme/door':4}",
            "400 /target/acme~1door: \"acme/door\" is not a target of the language",
            "{'acme:door':4}"),
        target(
            "nested",
            "{'acme':{'door':4}}",
            "400 /target/acme: \"acme\" is not a target of the language",
            "{'acme:door':4}"),
        target("not loaded", "{'slpf:rule_number':1234}", AS_IT_IS, SAME),
        target(
            "not loaded, nested",
            "{'slpf':{'rule_number':1234}}",
            "400 /target/slpf: \"slpf\" is not a target of the language",
            "{'slpf:rule_number':1234}"),
        target(
            "nested with two",
            "{'acme':{'door':4,'window':4}}",
            "400 /target/acme: \"acme\" is not a target of the language",
            SAME),
        target(
            "value of a profile's target",
            "{'acme:door':100}",
            "400 /target/acme:door: 100 is not between 0 and 99",
            SAME),
        target(
            "unknown namespace",
            "{'blinky:led':1}",
            "400 /target/blinky:led: \"blinky\" is not defined here, and no namespace:"
                + " those are registered or begin with x-",
            SAME),
        target(
            "long namespace",
            "{'x-sfractal-blinky:led':1}",
            "400 /target/x-sfractal-blinky:led:"
                + " \"x-sfractal-blinky\" has more than 16 characters",
            "{'x-sfractal-blinky:led':1}"),
        target(
            "underscore first",
            "{'acme:_door':1}",
            "400 /target/acme:_door: \"_door\" is not the name of a target",
            SAME),
        target(
            "two colons",
            "{'acme:a:b':1}",
            "400 /target/acme:a:b: \"a:b\" is not the name of a target",
            SAME),
        target(
            "invented",
            "{'led':'on'}",
            "400 /target/led: \"led\" is not a target of the language",
            SAME),
        target("none", "{}", "400 /target: a target has exactly one type, not 0", SAME),
        target(
            "two",
            "{'uri':'x:a','iri':'x:a'}",
            "400 /target: a target has exactly one type, not 2",
            SAME),
        target("null", "null", "400 /target: null is not an object", SAME),
        target("null inside", "{'uri':null}", "400 /target/uri: null is not text", SAME),
        // D-22
        target(
            "feature twice",
            "{'features':['pairs','versions','pairs']}",
            "400 /target/features: \"pairs\" is there twice",
            "{'features':['pairs','versions']}"),
        target(
            "unknown features",
            "{'features':['pairs','Pairs',1]}",
            "400 /target/features/1: \"Pairs\" is not one of versions, profiles, pairs, rate_limit"
                + " | /target/features/2: 1 is not text",
            SAME),
        // D-14, D-15, D-18
        target(
            "lower-case hash",
            "{'file':{'hashes':{'md5':'" + "0f".repeat(16) + "'}}}",
            "{'file':{'hashes':{'md5':'" + "0F".repeat(16) + "'}}}",
            SAME),
        target(
            "short hash",
            "{'file':{'hashes':{'md5':'0F'}}}",
            "400 /target/file/hashes: md5: \"0F\" is not a hash of 16 octets",
            SAME),
        target(
            "MAC with hyphens",
            "{'mac_addr':'00-1a-2b-3c-4d-5e'}",
            "400 /target/mac_addr: \"00-1a-2b-3c-4d-5e\" is not a MAC address:"
                + " colons are expected",
            "{'mac_addr':'00:1A:2B:3C:4D:5E'}"),
        target(
            "standard base64",
            "{'artifact':{'payload':{'bin':'+/8'}}}",
            "400 /target/artifact/payload/bin: \"+/8\" is not base64url:"
                + " it has + or / instead of - and _",
            "{'artifact':{'payload':{'bin':'-_8='}}}"),
        target(
            "both payloads",
            "{'artifact':{'payload':{'bin':'','url':'x:a'}}}",
            "400 /target/artifact/payload: a payload has exactly one of bin and url, not both",
            SAME),
        target(
            "no payload",
            "{'artifact':{'payload':{}}}",
            "400 /target/artifact/payload: a payload has exactly one of bin and url, not none",
            SAME),
        target(
            "payload with a null",
            "{'artifact':{'payload':{'bin':null,'url':'x:a'}}}",
            "400 /target/artifact/payload/bin: null is not text",
            "{'artifact':{'payload':{'url':'x:a'}}}"),
        // D-38
        target(
            "media_type",
            "{'artifact':{'media_type':'a/b'}}",
            "400 /target/artifact: \"media_type\" is a word of language 2.0",
            "{'artifact':{'mime_type':'a/b'}}"),
        target(
            "two types",
            "{'artifact':{'media_type':'a/b','mime_type':'a/c'}}",
            "400 /target/artifact: \"media_type\" is a word of language 2.0",
            "400 /target/artifact: mime_type and media_type differ"),
        // D-16, D-17
        target("host bits", "{'ipv4_net':'127.0.0.1/8'}", AS_IT_IS, SAME),
        target("one host", "{'ipv4_net':'127.0.0.1/32'}", "{'ipv4_net':'127.0.0.1'}", SAME),
        target(
            "prefix",
            "{'ipv4_net':'10.0.0.0/33'}",
            "400 /target/ipv4_net: \"10.0.0.0/33\" has a prefix above 32",
            SAME),
        target("mapped", "{'ipv6_net':'::ffff:1.2.3.4'}", AS_IT_IS, SAME),
        // D-33
        target(
            "host name",
            "{'device':{'hostname':'a_b'}}",
            "400 /target/device/hostname: \"a_b\" is not a host name: labels of letters,"
                + " digits and hyphens are expected",
            SAME),
        // oc2ls v1.0 §3.4.1.x: at least one part
        target(
            "empty device",
            "{'device':{}}",
            "400 /target/device: a device needs at least one of hostname, idn_hostname, device_id",
            SAME),
        target(
            "empty hashes",
            "{'file':{'hashes':{}}}",
            "400 /target/file/hashes: hashes need at least one of md5, sha1, sha256",
            SAME),
        target(
            "empty connection",
            "{'ipv6_connection':{}}",
            "400 /target/ipv6_connection: a connection needs at least one of"
                + " src_addr, src_port, dst_addr, dst_port, protocol",
            SAME),
        target(
            "empty properties",
            "{'properties':[]}",
            "400 /target/properties: the list must not be empty",
            SAME),
        target(
            "property twice",
            "{'properties':['a','a']}",
            "400 /target/properties: \"a\" is there twice",
            SAME),
        target(
            "process in a process",
            "{'process':{'parent':{'parent':{'pid':-1}}}}",
            "400 /target/process/parent/parent/pid: -1 is not between 0 and 9007199254740991",
            SAME),
        // D-41
        target("port 0", "{'ipv4_connection':{'src_port':0,'dst_port':65535}}", AS_IT_IS, SAME),
        target(
            "ports out of range",
            "{'ipv4_connection':{'src_port':-1,'dst_port':65536}}",
            "400 /target/ipv4_connection/src_port: -1 is not between 0 and 65535"
                + " | /target/ipv4_connection/dst_port: 65536 is not between 0 and 65535",
            SAME),
        // D-34
        target("ICMP for IPv6", "{'ipv6_connection':{'protocol':'ipv6_icmp'}}", AS_IT_IS, SAME),
        target(
            "protocol of IANA",
            "{'ipv4_connection':{'protocol':'gre'}}",
            "400 /target/ipv4_connection/protocol:"
                + " \"gre\" is not one of icmp, tcp, udp, sctp, ipv6_icmp",
            "501 /target/ipv4_connection/protocol:"
                + " \"gre\" is not one of icmp, tcp, udp, sctp, ipv6_icmp"),
        target(
            "protocol by number",
            "{'ipv4_connection':{'protocol':47}}",
            "400 /target/ipv4_connection/protocol: 47 is not text",
            "501 /target/ipv4_connection/protocol: the protocol 47 is not supported"),
        target(
            "protocol out of range",
            "{'ipv4_connection':{'protocol':256}}",
            "400 /target/ipv4_connection/protocol: 256 is not text",
            "400 /target/ipv4_connection/protocol: 256 is not between 0 and 255"));
  }

  static Stream<Arguments> responses() {
    return Stream.of(
        response(
            "all of it",
            "{'status':200,'status_text':'ok','results':{'versions':['1.0'],"
                + "'profiles':['slpf'],'pairs':{'query':['features']},'rate_limit':30}}",
            AS_IT_IS,
            SAME),
        // D-26
        response(
            "201",
            "{'status':201}",
            "400 /status: 201 is not a status code of the language",
            AS_IT_IS),
        response(
            "lowest",
            "{'status':100}",
            "400 /status: 100 is not a status code of the language",
            AS_IT_IS),
        response("600", "{'status':600}", "400 /status: 600 is not between 100 and 599", SAME),
        response("as text", "{'status':'200'}", "400 /status: \"200\" is not a whole number", SAME),
        response("missing", "{}", "400 status is missing", SAME),
        response("null", "{'status':null}", "400 /status: null is not a whole number", SAME),
        response(
            "fraction",
            "{'status':200.0}",
            "400 /status: 200.0 is not a whole number",
            "{'status':200}"),
        // D-8, D-20
        response(
            "nulls",
            "{'status':200,'status_text':null,'results':null}",
            "400 /status_text: null is not text | /results: null is not an object",
            "{'status':200}"),
        response(
            "unknown member",
            "{'status':200,'command_id':'a'}",
            "400 \"command_id\" is not defined here",
            "{'status':200}"),
        // D-40
        results("empty", "{}", "400 /results: results must not be empty", ""),
        results("text", "'done'", "400 /results: \"done\" is not an object", AS_IT_IS),
        results("list", "['a',1]", "400 /results: a list is not an object", AS_IT_IS),
        results(
            "unknown namespace",
            "{'version':1,'profiles':'th'}",
            "400 /results/version: \"version\" is not defined here, and no namespace: those are"
                + " registered or begin with x- | /results/profiles: \"th\" is not a list",
            AS_IT_IS),
        results("of a profile", "{'acme':{'floor':3}}", AS_IT_IS, SAME),
        results(
            "bad ones of a profile",
            "{'acme':{'floor':'x'}}",
            "400 /results/acme/floor: \"x\" is not a whole number",
            AS_IT_IS),
        // D-25
        results(
            "versions twice",
            "{'versions':['1.0','1.0']}",
            "400 /results: versions: \"1.0\" is there twice",
            AS_IT_IS),
        results("no versions", "{'versions':[]}", "400 /results: versions must not be empty", ""),
        results("no profiles", "{'profiles':[]}", AS_IT_IS, SAME),
        results("rate with a fraction", "{'rate_limit':0.5}", AS_IT_IS, SAME),
        results("whole rate as fraction", "{'rate_limit':30.0}", "{'rate_limit':30}", SAME),
        results(
            "negative rate",
            "{'rate_limit':-1}",
            "400 /results/rate_limit: -1 is not a finite number of at least 0",
            AS_IT_IS),
        // D-24
        results(
            "pairs by profile inside",
            "{'pairs':{'query':['features'],'acme':{'deny':['door','ipv4_net']}}}",
            "400 /results/pairs/acme: \"acme\" is not an action",
            "{'pairs':{'query':['features'],'deny':['acme:door','ipv4_net']}}"),
        results(
            "pairs by profile beside",
            "{'pairs':{'query':['features']},'acme':{'pairs':{'deny':['door'],"
                + "'query':['features']},'floor':3}}",
            "400 /results/acme: \"pairs\" is not defined here",
            "{'pairs':{'query':['features'],'deny':['acme:door']},"
                + "'acme':{'floor':3,'pairs':{'query':['features'],'deny':['door']}}}"),
        results(
            "targets with a slash",
            "{'pairs':{'deny':['acme/door']}}",
            "400 /results/pairs/deny/0: \"acme/door\" is not the name of a target",
            "{'pairs':{'deny':['acme:door']}}"),
        results(
            "target twice",
            "{'pairs':{'deny':['ipv4_net','ipv4_net']}}",
            "400 /results/pairs/deny: \"ipv4_net\" is there twice",
            "{'pairs':{'deny':['ipv4_net']}}"),
        results("empty pairs", "{'pairs':{}}", "400 /results/pairs: pairs must not be empty", ""),
        results(
            "pairs as empty list",
            "{'pairs':[]}",
            "400 /results/pairs: a list is not an object",
            ""),
        results(
            "unknown action",
            "{'pairs':{'blink':['led']}}",
            "400 /results/pairs/blink: \"blink\" is not an action",
            AS_IT_IS),
        results("extended target", "{'pairs':{'deny':['acme:door','x-a:b']}}", AS_IT_IS, SAME));
  }

  static Stream<Arguments> messages() {
    String request = "'body':{'openc2':{'request':{'action':'query','target':{'features':[]}}}}";
    String quiet =
        "'body':{'openc2':{'request':{'action':'scan','target':{'domain_name':'a.example'},"
            + "'args':{'response_requested':'none'}}}}";
    return Stream.of(
        // D-36: a signature is kept, and not checked
        message(
            "whole",
            "{'headers':{'request_id':'r','created':5,'from':'p','to':['a','b']},"
                + request
                + ",'signature':'s'}",
            AS_IT_IS,
            SAME),
        // D-28
        message(
            "to as text",
            "{'headers':{'request_id':'r','to':'a'}," + request + "}",
            "400 /headers/to: \"a\" is not a list",
            "{'headers':{'request_id':'r','to':['a']}," + request + "}"),
        message(
            "to empty",
            "{'headers':{'request_id':'r','to':[]}," + request + "}",
            "400 /headers/to: to must not be empty",
            "{'headers':{'request_id':'r'}," + request + "}"),
        message(
            "no request id",
            "{'headers':{'from':'p'}," + request + "}",
            "400 a Command that wants a Response needs headers with a request_id",
            AS_IT_IS),
        message(
            "no headers",
            "{" + request + "}",
            "400 a Command that wants a Response needs headers with a request_id",
            AS_IT_IS),
        message("nobody waits", "{" + quiet + "}", AS_IT_IS, SAME),
        message(
            "empty headers",
            "{'headers':{}," + quiet + "}",
            "400 /headers: headers must not be empty",
            "{" + quiet + "}"),
        message(
            "null headers",
            "{'headers':null," + quiet + ",'signature':null}",
            "400 /headers: null is not an object | /signature: null is not text",
            "{" + quiet + "}"),
        // D-20
        message(
            "unknown header",
            "{'headers':{'request_id':'r','x':{'a':[1.0]}}," + request + "}",
            AS_IT_IS,
            SAME),
        message(
            "unknown header null",
            "{'headers':{'request_id':'r','x':null}," + request + "}",
            "400 /headers/x: null is not the value of a header",
            "{'headers':{'request_id':'r'}," + request + "}"),
        message("unknown member", "{'x':1," + quiet + "}", "400 \"x\" is not defined here", SAME),
        message(
            "from of a topic",
            "{'headers':{'request_id':'r','from':'a/#'}," + request + "}",
            "400 /headers/from: \"a/#\" is not a producer id: it has a '/', which has a meaning in"
                + " topics",
            SAME),
        message(
            "empty request id",
            "{'headers':{'request_id':''}," + quiet + "}",
            "400 /headers/request_id: \"\" is not a request id: 1 to 1024 characters are expected",
            "{" + quiet + "}"),
        message(
            "two contents",
            "{'body':{'openc2':{'request':{},'response':{}}}}",
            "400 /body/openc2: openc2 has exactly one of request, response, notification, not 2",
            SAME),
        message(
            "unknown content",
            "{'body':{'openc2':{'event':{}}}}",
            "400 /body/openc2: \"event\" is not one of request, response, notification",
            SAME),
        message(
            "null content",
            "{'body':{'openc2':{'request':null}}}",
            "400 /body/openc2/request: null is not an object",
            "400 /body/openc2/request: null is not an object"),
        message("other body", "{'body':{'sbom':{}}}", "400 /body: openc2 is missing", SAME),
        message("no body", "{}", "400 body is missing", SAME),
        // D-37
        message(
            "notification",
            "{'body':{'openc2':{'notification':{'acme':{'floor':3}}}}}",
            AS_IT_IS,
            SAME),
        message(
            "empty notification",
            "{'body':{'openc2':{'notification':{}}}}",
            "400 /body/openc2/notification: notification must not be empty",
            AS_IT_IS));
  }

  private static Arguments command(String name, String members, String strict, String lenient) {
    return argumentSet(
        "command: " + name,
        (Function<Draft, String>) draft -> write(draft.command()),
        document(members),
        strict.startsWith("400") || strict.equals(AS_IT_IS) ? strict : document(strict),
        lenient.startsWith("400") || lenient.startsWith("(") ? lenient : document(lenient));
  }

  private static String document(String members) {
    return "{'action':'scan','target':{'domain_name':'a.example'}"
        + (members.isEmpty() ? "" : "," + members)
        + "}";
  }

  private static Arguments target(String name, String target, String strict, String lenient) {
    return argumentSet(
        "target: " + name,
        (Function<Draft, String>) draft -> write(draft.command()),
        "{'action':'deny','target':" + target + "}",
        strict.startsWith("{") ? "{'action':'deny','target':" + strict + "}" : strict,
        lenient.startsWith("{") ? "{'action':'deny','target':" + lenient + "}" : lenient);
  }

  private static Arguments response(String name, String text, String strict, String lenient) {
    return argumentSet(
        "response: " + name,
        (Function<Draft, String>) draft -> write(draft.response()),
        text,
        strict,
        lenient);
  }

  private static Arguments results(String name, String results, String strict, String lenient) {
    return response(
        "results: " + name,
        withResults(results),
        strict.startsWith("{") ? withResults(strict) : strict,
        lenient.startsWith("(") ? lenient : withResults(lenient));
  }

  private static String withResults(String results) {
    return "{'status':200" + (results.isEmpty() ? "" : ",'results':" + results) + "}";
  }

  private static Arguments message(String name, String text, String strict, String lenient) {
    return argumentSet(
        "message: " + name,
        (Function<Draft, String>) draft -> Messages.write(draft.message()),
        text,
        strict,
        lenient);
  }

  private static String write(Command command) {
    return Messages.write(Message.of(Headers.NONE, command))
        .replaceFirst("^\\{'body':\\{'openc2':\\{'request':", "")
        .replaceFirst("}}}$", "");
  }

  private static String write(Response response) {
    return Messages.write(Message.of(Headers.NONE, response))
        .replaceFirst("^\\{'body':\\{'openc2':\\{'response':", "")
        .replaceFirst("}}}$", "");
  }
}
