import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.net.URLEncoder;
import java.text.SimpleDateFormat;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.exception.ParseErrorException;

/** Renders templates with Apache Velocity: a line asks (prelude and template, Base64), a line answers. */
public final class Oracle {
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        VelocityEngine engine = engine();
        int number = 0;
        for (String question; (question = questions.readLine()) != null; ) {
            String[] parts = question.split(" ", -1);
            // Macros stay in an engine, by template name.
            answers.println(answer(engine, "template" + number++, text(parts[0]), text(parts[1])));
            answers.flush();
        }
    }

    static VelocityEngine engine() throws Exception {
        VelocityEngine engine = new VelocityEngine();
        engine.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
        engine.setProperty("velocimacro.permissions.allow.inline.local.scope", "true");
        engine.init();
        return engine;
    }

    static String answer(VelocityEngine engine, String name, String prelude, String template) {
        StringWriter output = new StringWriter();
        try {
            VelocityContext context = new VelocityContext(Host.objects());
            engine.evaluate(context, new StringWriter(), name, prelude);
            engine.evaluate(context, output, name, template);
            return "output " + Base64.getEncoder().encodeToString(output.toString().getBytes(StandardCharsets.UTF_8));
        } catch (ParseErrorException exception) {
            return "syntax";
        } catch (Throwable exception) {
            return exception.getClass().getName().contains("TemplateInit") ? "syntax" : "failure";
        }
    }

    static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /** What Confluence hands to macros, as far as the corpus uses it; the tests hand the same to our own engine. */
    public static final class Host {
        static Map<String, Object> objects() {
            Map<String, Object> objects = new HashMap<>();
            Map<String, Object> space = map("key", "DEV", "name", "Development");
            objects.put("space", space);
            objects.put("content", map(
                "title", "Home", "idAsString", "17", "space", space, "lastModificationDate", new Date(1795617000000L),
                "labels", Arrays.asList(map("name", "alpha"), map("name", "beta")),
                "children", List.of(map("title", "Child", "urlPath", "/pages/viewpage.action?pageId=18")),
                "attachments", List.of(map("fileName", "plan.pdf", "downloadPath", "/download/plan.pdf"))));
            objects.put("req", map("contextPath", "/wiki"));
            objects.put("renderContext", map("outputType", "display", "pageTitle", "Home"));
            objects.put("config", map("domainName", "https://acme.atlassian.net/wiki"));
            objects.put("action", new Action());
            objects.put("userAccessor", new UserAccessor());
            Encoder encoder = new Encoder();
            objects.put("webwork", encoder);
            objects.put("htmlUtil", encoder);
            objects.put("generalUtil", encoder);
            objects.put("jsonator", new Jsonator());
            return objects;
        }

        static Map<String, Object> map(Object... entries) {
            Map<String, Object> map = new HashMap<>();
            for (int i = 0; i < entries.length; i += 2) map.put((String) entries[i], entries[i + 1]);
            return map;
        }
    }

    public static final class Action {
        public boolean isPrintableVersion() { return false; }

        public Map<String, Object> getRemoteUser() { return Host.map("name", "u-1"); }

        public DateFormatter getDateFormatter() { return new DateFormatter(); }
    }

    public static final class DateFormatter {
        public String formatGivenString(String pattern, Date date) {
            SimpleDateFormat format = new SimpleDateFormat(pattern);
            format.setTimeZone(TimeZone.getTimeZone("UTC"));
            return format.format(date);
        }

        public java.util.Calendar getCalendar() { return java.util.Calendar.getInstance(TimeZone.getTimeZone("UTC")); }

        /** The date is so many milliseconds after 1970, in a zone such as GMT+01:00. */
        public String write(String pattern, String millis, String zone) {
            SimpleDateFormat format = new SimpleDateFormat(pattern);
            java.util.GregorianCalendar calendar = new java.util.GregorianCalendar(TimeZone.getTimeZone(zone));
            calendar.setGregorianChange(new Date(Long.MIN_VALUE));
            format.setCalendar(calendar);
            return format.format(new Date(Long.parseLong(millis)));
        }
    }

    public static final class UserAccessor {
        public boolean hasMembership(String group, String person) { return group.equals("staff") && person.equals("u-1"); }
    }

    public static final class Encoder {
        public String htmlEncode(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
        }

        public String urlEncode(String text) throws Exception { return URLEncoder.encode(text, "UTF-8"); }
    }

    public static final class Jsonator {
        public Json convert(String text) { return new Json('"' + text + '"'); }
    }

    public static final class Json {
        private final String text;

        Json(String text) { this.text = text; }

        public String serialize() { return text; }

        @Override
        public String toString() { return text; }
    }
}
