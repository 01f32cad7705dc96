package com.seitech.chat.gateway.packaged;

import com.seitech.chat.gateway.testing.Leaks;

/** Words that nobody but the visitors, agents and operators of one test says. Each is unmistakable, and hard to print. */
final class Marked {
    static final String NAME = "Zoë <Nämensmarke> & \"Q7\"";
    static final String EMAIL = "mail-marke.q7@leck.example";
    static final String TEXT = "Täxtmarke-q7: ünser Geheimnis? \"100 % & <mehr>\" 😀";
    static final String REPLY = "Antwörtmarke-q7: das sägt <niemand> & keiner";
    static final String FILE = "Dateinämenmarke-q7 & (1).txt";
    static final String CONTENT = "Inhältsmarke-q7 steht <in> einer Datei";
    static final String AGENT_FILE = "Agentendäteimarke-q7.txt";
    static final String AGENT_CONTENT = "Agenteninhältsmarke-q7 ebenso";
    static final String KEY = "client-key-marke-q7-0001";
    static final String NUDGE = "nudge-marke-q7-0001";
    static final String API_KEY = "api-key-marke-q7-0001";
    static final String DATABASE_PASSWORD = "pg-password-marke-q7";
    static final String WRONG_TOKEN = "wrong-token-marke-q7-000000000000000000000z";
    static final String FIELD = "feld-marke-q7-0001";

    private Marked() {}

    static Leaks leaks() {
        return new Leaks()
                .with("a visitor's name", NAME)
                .with("an e-mail address", EMAIL)
                .with("a visitor's text", TEXT)
                .with("an agent's text", REPLY)
                .with("a visitor's file name", FILE)
                .with("a visitor's file", CONTENT)
                .with("an agent's file name", AGENT_FILE)
                .with("an agent's file", AGENT_CONTENT)
                .with("a client's key", KEY)
                .with("the nudge's secret", NUDGE)
                .with("Odoo's key", API_KEY)
                .with("the password of Odoo's database", DATABASE_PASSWORD)
                .with("a token that was never given", WRONG_TOKEN)
                .with("a name of a field", FIELD);
    }

    /** All that a visitor says, as a fault or a page might quote it. */
    static String quoted() {
        return String.join(", ", NAME, EMAIL, TEXT, FILE, CONTENT, DATABASE_PASSWORD);
    }
}
