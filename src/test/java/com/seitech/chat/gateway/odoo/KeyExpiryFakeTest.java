package com.seitech.chat.gateway.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.testing.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Besides what a real Odoo shows too: which of several keys counts, and how seldom Odoo is asked. */
@QuarkusTest
@WithTestResource(FakeOdooResource.class)
@SuppressWarnings("NullAway.Init") // injected
final class KeyExpiryFakeTest extends KeyExpiryContract {
    FakeOdoo fake;

    private final TestClock time = new TestClock();

    @Override
    protected OdooUnderTest odoo() {
        return FakeUnderTest.of(fake);
    }

    @Override
    protected void oneKeyWithoutEnd() {
        fake.hasKey(true, null);
    }

    @BeforeEach
    void freshOdoo() {
        fake.reset();
    }

    @Test
    void firstOfThoseThatAreValid_counts() {
        // Given
        Instant now = time.instant();
        fake.hasKey(true, null);
        fake.hasKey(true, now.plus(Duration.ofDays(30)));
        fake.hasKey(true, now.plus(Duration.ofDays(9)));
        fake.hasKey(true, now.minus(Duration.ofDays(1)));
        fake.hasKey(false, now.plus(Duration.ofDays(2)));
        // Then
        assertThat(expiry(time).seconds())
                .isEqualTo((double) now.plus(Duration.ofDays(9)).getEpochSecond());
    }

    @Test
    void withoutKeys_orWithoutAnAnswer_nothingIsKnown() {
        assertThat(expiry(time).seconds()).isNaN();
        fake.hasKey(true, null);
        fake.installation().withoutModel(Models.API_KEY);
        assertThat(expiry(time).seconds()).isNaN();
    }

    @Test
    void odoo_isAskedOnceAnHour_andNotWhileItIsAway() {
        try (OwnFake own = new OwnFake()) {
            // Given
            AtomicBoolean ready = new AtomicBoolean();
            KeyExpiry expiry = new KeyExpiry(own.client(Map.of()), ready::get, config, own.clock);
            List<Integer> asked = new ArrayList<>();
            // When
            for (int minutes : List.of(0, 1, 59, 2)) {
                own.clock.advance(Duration.ofMinutes(minutes));
                expiry.look();
                asked.add(own.fake.receivedCalls(Models.API_KEY, "search_read").size());
                ready.set(true);
            }
            // Then
            assertThat(asked).containsExactly(0, 1, 1, 2);
        }
    }
}
