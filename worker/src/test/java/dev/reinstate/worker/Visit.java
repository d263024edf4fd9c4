package dev.reinstate.worker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who is signed in to the shared town's pages, with a browser without a script. */
record Visit(Browser browser) {

    private static final Pattern HIDDEN =
            Pattern.compile("name=\"(token|key|tag|case|ground|subject)\" value=\"([^\"]*)\"");

    static Visit of(String persona) {
        Browser browser = new Browser(Town.shared());
        browser.signIn(persona, "/");
        return new Visit(browser);
    }

    Browser.Page get(String address) {
        return browser.get(address, "Accept", "text/html");
    }

    /** What the form on a page would send, with this typed into it. */
    Browser.Page send(Browser.Page page, String address, Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(typed);
        // What is sent from a page without a form has at least the token of its way out.
        for (String part : List.of(page.text().substring(page.text().indexOf("<main")), page.text())) {
            Matcher hidden = HIDDEN.matcher(part);
            while (hidden.find()) {
                form.putIfAbsent(hidden.group(1), hidden.group(2));
            }
        }
        return browser.post(address, form, "Accept", "text/html");
    }

    /** Each form has a key of its own. */
    static String withoutKeys(Browser.Page page) {
        return page.text().replaceAll("page-[0-9a-f-]{36}", "");
    }
}
