using UserMacro.Templating.Runtime.Guard;
using UserMacro.Templating.Runtime.Texts;
using UserMacro.Templating.Velocity.Syntax;
using UserMacro.Templating.Velocity.Values;

namespace UserMacro.Templating.Velocity.Objects.Confluence;

/// <summary><c>#usernameLink($name)</c>, the macro that Data Center gives to every template: a link to a person.</summary>
internal static class UserNameLink
{
    public static Execute Create(SourceLocation spot, Evaluate person) => run =>
    {
        run.Step(spot);
        if (person(run) is not { } value || run.TextOf(value) is not { Length: > 0 } id)
        {
            return Flow.Next;
        }

        run.CheckLength(id.Length);
        if (((UserMacro.Templating.Runtime.Output.MarkupOutput)run.Output).State.IsStorage)
        {
            return Written(run, new TaintedTextBuilder(run).Authored("<ac:link><ri:user ri:account-id=\"").Value(id).Authored("\" /></ac:link>"));
        }

        return Written(
            run,
            new TaintedTextBuilder(run).Authored("<a class=\"confluence-userlink\" href=\"").Authored(RequestObject.ContextPath(run))
                .Authored("/people/").Value(LongTexts.Convert(run, id, 2 * Work.Convert, Uri.EscapeDataString))
                .Authored("\">").Value(UserObject.NameOf(run, id)).Authored("</a>"));
    };

    static Flow Written(VelocityRun run, TaintedTextBuilder text) => run.WriteValue(text.ToValue());
}
