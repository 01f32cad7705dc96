package com.seitech.chat.gateway.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.seitech.chat.gateway.fake.Loopback;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each fault, as a plain client and a plain server meet it. */
final class FaultProxyTest {
    private static final int PATIENCE_MILLIS = 10_000;
    /** Nothing comes: as long as a test waits for what must not happen. */
    private static final int SILENCE_MILLIS = 300;

    private static final String REQUEST = "do it, please\n";
    private static final String REPLY = "it is done, and here is what came of it";

    /** What the server was asked, each as far as it came. */
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    /** One for each client that the server knows to have gone. */
    private final Semaphore left = new Semaphore(0);

    private final Loopback server = Loopback.started(this::answer);
    private final FaultProxy proxy = FaultProxy.before(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), server.uri().getPort()), 1);

    /** Answers each line; a line that ends too early is noted without an answer. */
    private void answer(Socket connection) throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = connection.getInputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.append((char) next);
            if (next == '\n') {
                asked.add(line.toString());
                line.setLength(0);
                connection.getOutputStream().write(REPLY.getBytes(ISO_8859_1));
            }
        }
        if (!line.isEmpty()) {
            asked.add(line.toString());
        }
        left.release();
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.uri().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void ask(Socket client) throws IOException {
        client.getOutputStream().write(REQUEST.getBytes(ISO_8859_1));
    }

    private static String reply(Socket client) throws IOException {
        byte[] reply = client.getInputStream().readNBytes(REPLY.length());
        if (reply.length == 0) {
            throw new EOFException("no reply");
        }
        return new String(reply, ISO_8859_1);
    }

    private String nextAsked() throws InterruptedException {
        return String.valueOf(asked.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.close();
    }

    @Test
    void nothing_letsBothWaysThrough_onOneConnection() throws Exception {
        try (Socket client = connected()) {
            // When
            ask(client);
            String first = reply(client);
            ask(client);
            String second = reply(client);
            client.shutdownOutput();
            // Then
            assertThat(List.of(first, second)).containsExactly(REPLY, REPLY);
            assertThat(client.getInputStream().read()).as("the server's end").isEqualTo(-1);
        }
    }

    @Test
    void delay_makesBothWaysLate() throws Exception {
        // Given
        Duration delay = Duration.ofMillis(100);
        try (Socket client = connected()) {
            proxy.inflict(new Fault.Delay(delay));
            long start = System.nanoTime();
            // When
            ask(client);
            String reply = reply(client);
            // Then
            assertThat(reply).isEqualTo(REPLY);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay.multipliedBy(2));
        }
    }

    @Test
    void refusal_meetsNewConnections_cutsOpenOnes_andEndsUnderTheSameAddress() throws Exception {
        // Given
        try (Socket open = connected()) {
            ask(open);
            String before = reply(open);
            // When
            proxy.inflict(new Fault.Refuse());
            // Then
            assertThat(before).isEqualTo(REPLY);
            assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connected);
            assertThat(isAtItsEnd(open)).isTrue();
        }
        proxy.heal();
        try (Socket later = connected()) {
            ask(later);
            assertThat(reply(later)).isEqualTo(REPLY);
        }
    }

    /** Closed or reset. */
    private static boolean isAtItsEnd(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void cutRequest_bringsTheServerOnlySoMuch_andTheClientNothing() throws Exception {
        // Given
        try (Socket client = connected()) {
            proxy.inflict(new Fault.CutRequest(5));
            // When
            ask(client);
            // Then
            assertThat(nextAsked()).isEqualTo(REQUEST.substring(0, 5));
            assertThat(isAtItsEnd(client)).isTrue();
        }
    }

    @Test
    void cutReply_bringsTheClientOnlySoMuch_ofWhatWasDone() throws Exception {
        // Given
        try (Socket client = connected()) {
            proxy.inflict(new Fault.CutReply(7));
            // When
            ask(client);
            String reply = reply(client);
            // Then
            assertThat(reply).isEqualTo(REPLY.substring(0, 7));
            assertThat(isAtItsEnd(client)).isTrue();
            assertThat(nextAsked()).isEqualTo(REQUEST);
        }
    }

    @Test
    void cut_countsFromItsBeginning_andLetsShorterOnesThrough() throws Exception {
        // Given
        try (Socket client = connected()) {
            ask(client);
            String before = reply(client);
            proxy.inflict(new Fault.CutReply(REPLY.length()));
            // When
            ask(client);
            String whole = reply(client);
            ask(client);
            // Then
            assertThat(List.of(before, whole)).containsExactly(REPLY, REPLY);
            assertThat(isAtItsEnd(client)).isTrue();
        }
    }

    @Test
    void droppedReply_isOfSomethingThatWasDone() throws Exception {
        // Given
        try (Socket client = connected()) {
            proxy.inflict(new Fault.DropReply());
            // When
            ask(client);
            // Then
            assertThatExceptionOfType(SocketException.class).isThrownBy(() -> reply(client));
            assertThat(nextAsked()).isEqualTo(REQUEST);
        }
    }

    @Test
    void halfOpen_saysNothing_andStaysSoWhenOthersWorkAgain() throws Exception {
        // Given
        try (Socket client = connected()) {
            client.setSoTimeout(SILENCE_MILLIS);
            proxy.inflict(new Fault.HalfOpen());
            // When
            ask(client);
            // Then
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> reply(client));
            proxy.heal();
            ask(client);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> reply(client));
            assertThat(asked).isEmpty();
            try (Socket other = connected()) {
                ask(other);
                assertThat(reply(other)).isEqualTo(REPLY);
            }
        }
    }

    @Test
    void halfOpen_doesNotTellThatTheServerHasGone() throws Exception {
        // Given
        try (Socket client = connected()) {
            ask(client);
            String before = reply(client);
            client.setSoTimeout(SILENCE_MILLIS);
            proxy.inflict(new Fault.HalfOpen());
            // When
            server.stop();
            // Then
            assertThat(before).isEqualTo(REPLY);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> reply(client));
        }
    }

    @Test
    void halfOpen_afterItIsHealed_theServerFindsOutWhoHasGone() throws Exception {
        // Given
        try (Socket client = connected()) {
            ask(client);
            assertThat(reply(client)).isEqualTo(REPLY);
            proxy.inflict(new Fault.HalfOpen());
        }
        assertThat(left.tryAcquire(SILENCE_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
        // When
        proxy.heal();
        // Then
        assertThat(left.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void throttle_letsSoManyBytesThroughPerSecond() throws Exception {
        // Given
        try (Socket client = connected()) {
            proxy.inflict(new Fault.Throttle(200));
            long start = System.nanoTime();
            // When
            ask(client);
            String reply = reply(client);
            // Then
            int bytes = REQUEST.length() + REPLY.length();
            assertThat(reply).isEqualTo(REPLY);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(1_000L * bytes / 200));
        }
    }

    @Test
    void faultForOneInThree_meetsSomeConnections() throws Exception {
        // Given
        proxy.inflict(new Fault.DropReply(), 3);
        List<Boolean> met = new ArrayList<>();
        // When
        for (int i = 0; i < 30; i++) {
            try (Socket client = connected()) {
                ask(client);
                met.add(isAtItsEnd(client));
            }
        }
        // Then
        assertThat(met).contains(true, false);
        assertThat(met.stream().filter(one -> one).count()).isBetween(3L, 20L);
    }

    @Test
    void serverThatIsAway_resetsWhoeverComes() throws Exception {
        // Given
        server.stop();
        // When
        try (Socket client = connected()) {
            // Then
            assertThat(isAtItsEnd(client)).isTrue();
        }
    }
}
