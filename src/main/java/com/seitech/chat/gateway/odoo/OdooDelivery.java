package com.seitech.chat.gateway.odoo;

import com.seitech.chat.gateway.odoo.OdooException.OdooRejected;
import com.seitech.chat.gateway.odoo.xmlrpc.Base64File;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.outbox.Delivery;
import com.seitech.chat.gateway.outbox.DeliveryResult;
import com.seitech.chat.gateway.outbox.MessageId;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.OutboxFile;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Writes a visitor's messages and files, each at most once. */
@Singleton
final class OdooDelivery implements Delivery {
    private final RepeatableCreate creates;

    OdooDelivery(RepeatableCreate creates) {
        this.creates = creates;
    }

    @Override
    public DeliveryResult deliver(OutboxEntry entry, boolean repeat, BooleanSupplier wanted) {
        try {
            OutboxFile file = entry.file();
            AttachmentId attachment = file == null ? null : attachment(entry, file, repeat, wanted);
            return new DeliveryResult.Delivered(message(entry, attachment, repeat, wanted), attachment);
        } catch (OdooRejected e) {
            return new DeliveryResult.Refused(String.valueOf(e.getMessage()));
        } catch (OdooException e) {
            return new DeliveryResult.TryLater(String.valueOf(e.getMessage()));
        }
    }

    /** Belongs to the channel until its message exists, so that agents and nobody else can read it. */
    private AttachmentId attachment(OutboxEntry entry, OutboxFile file, boolean repeat, BooleanSupplier wanted) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", file.name());
        values.put("datas", new Base64File(file.path(), file.size()));
        values.put("res_model", Models.CHANNEL);
        values.put("res_id", entry.channel().toString());
        return new AttachmentId(
                creates.create(Lane.FILE, Models.ATTACHMENT, "a_" + entry.id(), values, repeat, wanted));
    }

    private MessageId message(
            OutboxEntry entry, @Nullable AttachmentId attachment, boolean repeat, BooleanSupplier wanted) {
        Map<String, Object> values = new LinkedHashMap<>();
        // Not by its number: of a database that was restored, another visitor's channel may have it by now.
        values.put("channel_id/id", OdooChannels.reference(entry.session()));
        // Empty, not absent: the default would make the integration user the author, and the visitor an agent.
        values.put("author_id/.id", "");
        values.put("author_name", entry.authorName());
        values.put("content", entry.content());
        values.put("message_type", type(entry.file()));
        if (attachment != null) {
            values.put("attachment_ids/.id", attachment.toString());
        }
        return new MessageId(creates.create(Lane.VISITOR, Models.MESSAGE, "m_" + entry.id(), values, repeat, wanted));
    }

    private static String type(@Nullable OutboxFile file) {
        if (file == null) {
            return "text";
        }
        return file.isImage() ? "image" : "file";
    }
}
