package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.OdooLogin;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a file to Odoo in the gateway's two calls and with nothing around them: what whoever does it has to pay. */
final class BareClient {
    private static final Pattern ID =
            Pattern.compile("<name>ids</name>\\s*<value><array><data>\\s*<value><int>(\\d+)</int>");

    private final OdooLogin odoo;
    private final int user;

    BareClient(OdooLogin odoo) {
        this.odoo = odoo;
        this.user = odoo.loggedIn().id();
    }

    void upload(Visitor visitor, SampleFile file) {
        UUID entry = UUID.randomUUID();
        SequencedMap<String, BodyPart> attachment = new LinkedHashMap<>();
        attachment.put("id", BodyPart.text("__chatgw__.a_" + entry));
        attachment.put("name", BodyPart.text(file.name()));
        attachment.put("datas", new BodyPart.Encoded(file.path()));
        attachment.put("res_model", BodyPart.text("seitech.chat.channel"));
        attachment.put("res_id", BodyPart.text(String.valueOf(visitor.channel())));
        long id = load("ir.attachment", attachment);
        SequencedMap<String, BodyPart> message = new LinkedHashMap<>();
        message.put("id", BodyPart.text("__chatgw__.m_" + entry));
        message.put("channel_id/id", BodyPart.text("__chatgw__.c_" + visitor.session()));
        message.put("author_id/.id", BodyPart.text(""));
        message.put("author_name", BodyPart.text("Bench visitor"));
        message.put("content", BodyPart.text(file.name()));
        message.put("message_type", BodyPart.text("file"));
        message.put("attachment_ids/.id", BodyPart.text(String.valueOf(id)));
        load("seitech.chat.message", message);
    }

    /** No value needs escaping. */
    private long load(String model, SequencedMap<String, BodyPart> values) {
        List<BodyPart> body = new ArrayList<>();
        body.add(BodyPart.text("""
                <?xml version="1.0" encoding="UTF-8"?><methodCall><methodName>execute_kw</methodName><params>\
                <param><value><string>%s</string></value></param><param><value><int>%d</int></value></param>\
                <param><value><string>%s</string></value></param><param><value><string>%s</string></value></param>\
                <param><value><string>load</string></value></param><param><value><array><data>""".formatted(odoo.database(), user, odoo.key(), model)));
        body.add(BodyPart.text("<value><array><data>"));
        values.sequencedKeySet().forEach(column -> addString(body, BodyPart.text(column)));
        body.add(BodyPart.text("</data></array></value><value><array><data><value><array><data>"));
        values.sequencedValues().forEach(value -> addString(body, value));
        body.add(BodyPart.text("""
                </data></array></value></data></array></value></data></array></value></param>\
                <param><value><struct><member><name>context</name><value><struct><member>\
                <name>image_no_postprocess</name><value><boolean>1</boolean></value>\
                </member></struct></value></member></struct></value></param></params></methodCall>"""));
        return idIn(PlainHttp.post(uri(), "text/xml; charset=utf-8", body));
    }

    private static void addString(List<BodyPart> body, BodyPart value) {
        body.add(BodyPart.text("<value><string>"));
        body.add(value);
        body.add(BodyPart.text("</string></value>"));
    }

    private URI uri() {
        return odoo.url().resolve("/xmlrpc/2/object");
    }

    private static long idIn(PlainHttp.Answer answer) {
        Matcher id = ID.matcher(answer.body());
        if (answer.status() != 200 || !id.find()) {
            throw new IllegalStateException("Odoo did not make the record: " + answer);
        }
        return Long.parseLong(id.group(1));
    }
}
