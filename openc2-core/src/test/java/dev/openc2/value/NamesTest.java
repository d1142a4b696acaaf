// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The formats of oc2ls v1.0 §3.1.1 and §3.4.1 that stay text. */
final class NamesTest {

  private static final String LABEL_63 = "a".repeat(63);

  @ParameterizedTest
  @MethodSource("good")
  void goodNamesAreTakenAsTheyCame(UnaryOperator<String> check, String text) {
    assertThat(check.apply(text)).isSameAs(text);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void badNamesAreRefused(UnaryOperator<String> check, String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> check.apply(text));
  }

  @Test
  void longInputNeitherOverflowsTheStackNorTakesLong() {
    String dotted = "a.".repeat(500_000) + "a";

    assertThat(Names.checkUri("urn:" + "%41".repeat(300_000))).startsWith("urn:");
    assertThat(Names.checkUri("http://" + dotted)).startsWith("http:");
    assertThat(Names.checkIri("x:" + "ü".repeat(500_000))).startsWith("x:");
    assertThatIllegalArgumentException().isThrownBy(() -> Names.checkEmail(dotted + "@a"));
    assertThatIllegalArgumentException().isThrownBy(() -> Names.checkIdnEmail("ü" + dotted));
    assertThatIllegalArgumentException().isThrownBy(() -> Names.checkHostname(dotted));
    assertThatIllegalArgumentException().isThrownBy(() -> Names.checkIdnHostname(dotted));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void theSentenceNamesTheValueAndTheReason(
      UnaryOperator<String> check, String text, String sentence) {
    assertThatIllegalArgumentException().isThrownBy(() -> check.apply(text)).withMessage(sentence);
  }

  static Stream<Arguments> sentences() {
    return Stream.of(
        says(
            Names::checkHostname,
            "a_b",
            "\"a_b\" is not a host name: labels of letters, digits and hyphens are expected"),
        says(
            Names::checkHostname,
            "10.0.0.1",
            "\"10.0.0.1\" is not a host name: it has the form of an IPv4 address"),
        says(
            Names::checkIdnHostname,
            "☃",
            "\"☃\" is not an internationalised host name: U+2603 may not stand in a label"),
        says(
            Names::checkEmail,
            "a@b..c",
            "\"a@b..c\" is not an e-mail address: behind the at sign is no host name:"
                + " a label is empty"),
        says(
            Names::checkUri,
            "/a",
            "\"/a\" is not a URI with a scheme: it does not begin with a scheme such as https:"),
        says(
            Names::checkUri,
            "http://a/ü",
            "\"http://a/ü\" is not a URI with a scheme: U+00FC may not stand in the path"),
        says(
            Names::checkIri,
            "http://[::1%25eth0]/",
            "\"http://[::1%25eth0]/\" is not an IRI with a scheme: what is in brackets is not an"
                + " IPv6 address"));
  }

  private static Arguments says(UnaryOperator<String> check, String text, String sentence) {
    return argumentSet(text, check, text, sentence);
  }

  static Stream<Arguments> good() {
    return Stream.of(
        host("one label", "fw1"),
        host("several", "www.example.com"),
        host("digit first (RFC 1123)", "3com.com"),
        host("63 characters", LABEL_63 + ".com"),
        host("253 characters", (LABEL_63 + ".").repeat(3) + "a".repeat(61)),
        host("punycode", "xn--bcher-kva.example"),
        host("hyphens that IDNA keeps for itself", "ab--cd.example"),
        host("five numbers", "1.2.3.4.5"),
        idn("upper case (RFC 5895 §2)", "Bücher.Example"),
        idn("sharp s, which IDNA2003 folded", "straße.example"),
        idn("U-label", "bücher.example"),
        idn("A-label", "xn--bcher-kva.example"),
        idn("ASCII", "example.com"),
        idn("Chinese", "例え.テスト"),
        email("plain", "ada@example.com"),
        email("atom characters", "a!#$%&'*+/=?^_`{|}~-b@example.com"),
        email("dots", "a.b.c@example.com"),
        email("quoted", "\"a b\\\"c\"@example.com"),
        email("quoted at", "\"a@b\"@example.com"),
        email("IPv4 literal", "a@[192.0.2.1]"),
        email("IPv6 literal", "a@[IPv6:2001:db8::1]"),
        email("tag in lower case", "a@[ipv6:::1]"),
        email("empty quotation", "\"\"@example.com"),
        email("64 octets before the at sign", "a".repeat(64) + "@example.com"),
        email("254 octets", "a@" + (LABEL_63 + ".").repeat(3) + "a".repeat(60)),
        idnEmail("quoted", "\"j ö\"@example.com"),
        idnEmail("beyond the BMP", "𝒳@example.com"),
        idnEmail("32 characters of two octets", "ü".repeat(32) + "@example.com"),
        idnEmail("both parts", "jörg@bücher.example"),
        idnEmail("ASCII", "ada@example.com"),
        uri("http", "http://example.com/a/b;c=1?q=1&r=/?#frag/?"),
        uri("user and port", "ftp://user:pw@example.com:2121/"),
        uri("IPv6 host", "http://[2001:db8::1]:80/x"),
        uri("future host", "http://[v7.a:b]/"),
        uri("escape", "http://example.com/%7Ea"),
        uri("everything empty", "x://@:?#"),
        uri("one slash", "x:/"),
        uri("two at signs, one escaped", "http://a%40b@example.com/"),
        uri("path of two slashes behind an authority", "http://a//b"),
        uri("no authority", "mailto:a@example.com"),
        uri("urn", "urn:uuid:95ad511c-3339-4111-9c47-9156c47d37d3"),
        uri("empty authority", "file:///etc/hosts"),
        uri("scheme only", "x:"),
        iri("umlaut", "http://bücher.example/straße?ä#ö"),
        iri("beyond the BMP", "http://example.com/𝒳"),
        iri("private use in the query", "http://example.com/?\uE000\uDBFF\uDFFD"),
        iri("last of a plane", "x:\uD83F\uDFFD"),
        iri("ASCII", "http://example.com/"));
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        host("address", "192.0.2.1"),
        host("empty", ""),
        idn("dot at the end", "bücher.example."),
        idn("hyphens that IDNA keeps for itself", "ab--cd.example"),
        idn("Punycode of nothing", "xn--99999999.example"),
        idn("address", "192.0.2.1"),
        email("comment", "a(b)@example.com"),
        email("folding", "a\r\n @example.com"),
        email("tab in quotation marks", "\"a\tb\"@example.com"),
        email("dot after quotation marks", "\"a\".b@example.com"),
        email("65 octets before the at sign", "a".repeat(65) + "@example.com"),
        email("255 octets", "a@" + (LABEL_63 + ".").repeat(3) + "a".repeat(61)),
        email("only a quotation mark", "\"@example.com"),
        email("underscore in the domain", "a@b_c"),
        email("zone in the literal", "a@[IPv6:fe80::1%eth0]"),
        email("bracket open", "a@[192.0.2.1"),
        idnEmail("33 characters of two octets", "ü".repeat(33) + "@example.com"),
        idnEmail("lone surrogate", "a\uD800@example.com"),
        idnEmail("no-break space", "a\u00A0b@example.com"),
        idnEmail("IDNA2003 domain", "a@☃.example"),
        host("empty label", "a..b"),
        host("dot at the end", "example.com."),
        host("hyphen first", "-a.com"),
        host("hyphen last", "a-.com"),
        host("underscore", "a_b.com"),
        host("64 characters", LABEL_63 + "a.com"),
        host("254 characters", (LABEL_63 + ".").repeat(3) + "a".repeat(62)),
        host("umlaut", "bücher.example"),
        host("space", "a b"),
        host("line end", "a\n"),
        idn("empty", ""),
        idn("space", "bü cher.example"),
        idn("empty label", "bücher..example"),
        idn("label too long in its A-form", "ü".repeat(63) + ".example"),
        email("no at", "example.com"),
        email("no local part", "@example.com"),
        email("no domain", "a@"),
        email("two dots", "a..b@example.com"),
        email("dot first", ".a@example.com"),
        email("dot last", "a.@example.com"),
        email("space", "a b@example.com"),
        email("umlaut", "jörg@example.com"),
        email("quoted umlaut", "\"jörg\"@example.com"),
        email("open quote", "\"a@example.com"),
        email("quote ends in a backslash", "\"a\\\"@example.com"),
        email("net as literal", "a@[192.0.2.1/32]"),
        email("two ats", "a@b@example.com"),
        idnEmail("two dots", "ö..b@example.com"),
        idnEmail("control character", "ö\u0085b@example.com"),
        idnEmail("no at", "bücher.example"),
        uri("no scheme", "example.com/a"),
        uri("relative", "/a/b"),
        uri("digit first", "1http://example.com"),
        uri("empty scheme", "://example.com"),
        uri("space", "http://example.com/a b"),
        uri("half an escape", "http://example.com/%7"),
        uri("bad escape", "http://example.com/%zz"),
        uri("second fragment", "http://example.com/#a#b"),
        uri("bracket in the path", "http://example.com/[a]"),
        uri("bracket open", "http://[::1/"),
        uri("no address in brackets", "http://[a]/"),
        uri("port of letters", "http://example.com:http/"),
        uri("two at signs", "http://a@b@c/"),
        uri("text behind the bracket", "http://[::1]a/"),
        uri("net in brackets", "http://[::1/128]/"),
        uri("zone in brackets", "http://[fe80::1%25eth0]/"),
        uri("future without a version", "http://[v.a]/"),
        uri("two ports", "http://a:1:2/"),
        uri("bare %", "x:%"),
        uri("line end", "x:a\n"),
        uri("umlaut", "http://bücher.example/"),
        uri("quotation mark", "http://example.com/\""),
        uri("backslash", "http://example.com\\a"),
        iri("no scheme", "bücher.example"),
        iri("lone surrogate", "http://example.com/\uD800"),
        iri("non-character", "http://example.com/\uFFFE"),
        iri("non-character of plane 1", "x:\uD83F\uDFFE"),
        iri("Arabic non-character", "x:\uFDD0"),
        iri("control of Latin 1", "x:\u0085"),
        iri("tag", "x:\uDB40\uDC01"),
        iri("private use in the fragment", "x:#\uE000"),
        iri("private use in the path", "http://example.com/\uE000"));
  }

  private static Arguments host(String name, String text) {
    return set("host name: " + name, Names::checkHostname, text);
  }

  private static Arguments idn(String name, String text) {
    return set("IDN: " + name, Names::checkIdnHostname, text);
  }

  private static Arguments email(String name, String text) {
    return set("e-mail: " + name, Names::checkEmail, text);
  }

  private static Arguments idnEmail(String name, String text) {
    return set("international e-mail: " + name, Names::checkIdnEmail, text);
  }

  private static Arguments uri(String name, String text) {
    return set("URI: " + name, Names::checkUri, text);
  }

  private static Arguments iri(String name, String text) {
    return set("IRI: " + name, Names::checkIri, text);
  }

  private static Arguments set(String name, UnaryOperator<String> check, String text) {
    return argumentSet(name, check, text);
  }
}
