package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.LateBlock;
import com.seitech.chat.gateway.odoo.OdooUnderTest.Login;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.session.ChannelId;

/** The fake as one that the contract is checked against. */
final class FakeUnderTest {
    private FakeUnderTest() {}

    static OdooUnderTest of(FakeOdoo fake) {
        return new OdooUnderTest(
                fake.url(),
                fake.database(),
                new Login(FakeOdoo.AGENT_LOGIN, FakeOdoo.AGENT_PASSWORD),
                new Login(FakeOdoo.AGENT_LOGIN, FakeOdoo.AGENT_PASSWORD),
                new Login(FakeOdoo.STRANGER_LOGIN, FakeOdoo.STRANGER_PASSWORD));
    }

    static LateMessage late(FakeOdoo fake, ChannelId channel) {
        LateBlock block = fake.lateCommitOfBlock(channel.value(), "late");
        return new LateMessage() {
            @Override
            public MessageId id() {
                return new MessageId(block.ids().getFirst());
            }

            @Override
            public void commit() {
                block.commit();
            }
        };
    }
}
