package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.odoo.OdooException.OdooUnavailable;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class PermitsTest {
    private final OwnFake own = new OwnFake();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        own.close();
    }

    private Permits permits(String wait) {
        return new Permits(OdooConfigs.of(own.fake, Map.of("permits", "3", "permit-wait", wait)));
    }

    private void call(Permits permits, CountDownLatch begun) {
        Thread.startVirtualThread(() -> permits.with(Lane.VISITOR, () -> {
            begun.countDown();
            return awaitEnd();
        }));
    }

    private boolean awaitEnd() {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void whoWaits_isCounted_inHisLane() throws InterruptedException {
        // Given
        Permits permits = permits("20s");
        CountDownLatch begun = new CountDownLatch(1);
        call(permits, begun);
        begun.await();
        // When
        call(permits, new CountDownLatch(1));
        call(permits, new CountDownLatch(1));
        // Then
        await().untilAsserted(() -> assertThat(permits.waiting(Lane.VISITOR)).isEqualTo(2));
        assertThat(permits.waiting(Lane.SHARED)).isZero();
        end.countDown();
        await().untilAsserted(() -> assertThat(permits.waiting(Lane.VISITOR)).isZero());
        assertThat(permits.refused(Lane.VISITOR)).isZero();
    }

    @Test
    void whoGetsNoneInTime_isCounted() throws InterruptedException {
        // Given
        Permits permits = permits("10ms");
        CountDownLatch begun = new CountDownLatch(1);
        call(permits, begun);
        begun.await();
        // When
        assertThatThrownBy(() -> permits.with(Lane.VISITOR, () -> true)).isInstanceOf(OdooUnavailable.class);
        // Then
        assertThat(permits.refused(Lane.VISITOR)).isEqualTo(1);
        assertThat(permits.refused(Lane.SHARED)).isZero();
    }
}
