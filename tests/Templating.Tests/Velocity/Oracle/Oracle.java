import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
        engine.setProperty("velocimacro.library", "");
        engine.setProperty("velocimacro.permissions.allow.inline.local.scope", "true");
        engine.init();
        return engine;
    }

    static String answer(VelocityEngine engine, String name, String prelude, String template) {
        StringWriter output = new StringWriter();
        try {
            VelocityContext context = new VelocityContext();
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
}
