using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Tests.Velocity.Oracle;
using UserMacro.Templating.Velocity;

namespace UserMacro.Templating.Tests.Velocity;

/// <summary>Short ways to compile and render in tests.</summary>
internal static class Velocities
{
    public static readonly TemplateInput Input = new()
    {
        Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["Title"] = "Hello", ["color"] = "<red>", ["n"] = "3" },
        PageId = "17",
        PageTitle = "Home",
        PageVersion = "4",
        SpaceKey = "DEV",
        SpaceName = "Development",
        SiteBaseUrl = "https://acme.atlassian.net/wiki",
        MacroKey = "box",
        MacroId = "m-1",
        MacroRevision = 4,
        Now = new DateTimeOffset(2026, 11, 23, 14, 5, 6, TimeSpan.Zero),
    };

    public static CompilationResult Compile(string text, OutputMarkup markup = OutputMarkup.Html, params string[] parameters) =>
        new VelocityCompiler().Compile(new TemplateSource("box", text, markup, [.. parameters]));

    public static CompiledTemplate Compiled(string text, OutputMarkup markup = OutputMarkup.Html)
    {
        var result = Compile(text, markup, [.. Input.Parameters.Keys]);
        return result.Template.ShouldNotBeNull(string.Join('\n', result.Diagnostics.Select(d => d.Message)));
    }

    public static TemplateResult Run(string text, TemplateInput? input = null, OutputMarkup markup = OutputMarkup.Html) =>
        Compiled(text, markup).Render(input ?? Input, RenderLimits.Default, TestContext.Current.CancellationToken);

    public static string Render(string text, TemplateInput? input = null, OutputMarkup markup = OutputMarkup.Html) => TextOf(Run(text, input, markup));

    public static TemplateStop Stop(string text, TemplateInput? input = null) => Run(text, input).ShouldBeOfType<TemplateStop>();

    /// <summary>What our own engine makes of a template when nothing is escaped, as Apache Velocity would say it.</summary>
    public static OracleAnswer Unescaped(string prelude, string template)
    {
        // A comment keeps apart what would otherwise belong to the last directive.
        var text = $"{prelude}#**#{template}";
        if (new VelocityCompiler(isEscaping: false).Compile(new TemplateSource("box", text, OutputMarkup.Html, [])).Template is not { } compiled)
        {
            return new(OracleVerdict.Syntax, "");
        }

        return compiled.Render(new TemplateInput(), RenderLimits.Default, CancellationToken.None) is TemplateOutput output
            ? new(OracleVerdict.Output, output.Text)
            : new(OracleVerdict.Failure, "");
    }

    static string TextOf(TemplateResult result) => result switch
    {
        TemplateOutput output => output.Text,
        TemplateStop stop => throw new ShouldAssertException($"{stop.Reason} at {stop.Diagnostic.Line},{stop.Diagnostic.Column}: {stop.Diagnostic.Message}"),
        TemplateNeeds needs => throw new ShouldAssertException($"Needs {string.Join(", ", needs.Data)}."),
        _ => "",
    };
}
