package com.seitech.chat.gateway.ops.diagnose;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Whether a server's certificate is believed, and until when. */
final class TlsLook {
    private static final String SUBJECT = "TLS";
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int HTTPS = 443;
    /** Those that renew themselves have done it by then. */
    private static final Duration SOON = Duration.ofDays(14);

    private static final String RENEW = "renew the certificate";

    private final TrustedCertificates trusted;
    private final Clock clock;

    TlsLook(TrustedCertificates trusted, Clock clock) {
        this.trusted = trusted;
        this.clock = clock;
    }

    Finding finding(URI uri) {
        SeenCertificates seen = new SeenCertificates(trusted.manager());
        try {
            shakeHands(uri, seen);
            return end(seen).map(this::until).orElseGet(() -> Finding.ok(SUBJECT, "the certificate is believed"));
        } catch (SSLException e) {
            return end(seen)
                    .filter(end -> end.isBefore(clock.instant()))
                    .map(end -> Finding.fail(SUBJECT, "the certificate ended at " + end, RENEW))
                    .orElseGet(() -> refused(uri, e));
        } catch (IOException e) {
            return Finding.fail(
                    SUBJECT,
                    "nothing answers at " + uri.getHost() + ":" + port(uri),
                    "start it, or correct the address");
        }
    }

    private static Optional<Instant> end(SeenCertificates seen) {
        return seen.shown().map(certificate -> certificate.getNotAfter().toInstant());
    }

    private static Finding refused(URI uri, SSLException e) {
        return Finding.fail(
                SUBJECT,
                "the certificate of " + uri.getHost() + " is not believed: " + e.getMessage(),
                "have one for that name, with its whole chain; for an authority of your own start with"
                        + " -Djavax.net.ssl.trustStore");
    }

    private Finding until(Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        String text = "the certificate is good until " + end + ", " + left.toDays() + " days";
        return left.compareTo(SOON) < 0 ? Finding.warn(SUBJECT, text, RENEW) : Finding.ok(SUBJECT, text);
    }

    private static void shakeHands(URI uri, SeenCertificates seen) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) TrustedCertificates.context(seen).getSocketFactory().createSocket()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(uri.getHost(), port(uri)), PATIENCE_MILLIS);
            // Otherwise a socket that was made without a name asks for none.
            parameters.setServerNames(
                    uri.getHost().matches("[0-9.]+|\\[.*]") ? List.of() : List.of(new SNIHostName(uri.getHost())));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    private static int port(URI uri) {
        return uri.getPort() < 0 ? HTTPS : uri.getPort();
    }
}
