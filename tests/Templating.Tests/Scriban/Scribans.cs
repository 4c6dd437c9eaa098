using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Scriban;

namespace UserMacro.Templating.Tests.Scriban;

/// <summary>Short ways to compile and render in tests.</summary>
internal static class Scribans
{
    public static readonly TemplateInput Input = new()
    {
        Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["title"] = "Hello", ["Level"] = 3L, ["on"] = true },
        PageId = "17",
        PageTitle = "Home",
        SpaceKey = "DEV",
        MacroKey = "box",
        MacroId = "m-1",
        MacroRevision = 4,
        Now = new DateTimeOffset(2026, 11, 23, 14, 5, 6, TimeSpan.Zero),
    };

    public static CompilationResult Compile(string text, OutputMarkup markup = OutputMarkup.Html, params string[] parameters) =>
        new ScribanCompiler().Compile(new TemplateSource("box", text, markup, [.. parameters]));

    public static CompiledTemplate Compiled(string text, OutputMarkup markup = OutputMarkup.Html)
    {
        var result = Compile(text, markup, [.. Input.Parameters.Keys]);
        return result.Template.ShouldNotBeNull(string.Join('\n', result.Diagnostics.Select(d => d.Message)));
    }

    public static TemplateResult Run(string text, TemplateInput? input = null, OutputMarkup markup = OutputMarkup.Html) =>
        Compiled(text, markup).Render(input ?? Input, RenderLimits.Default, TestContext.Current.CancellationToken);

    public static string Render(string text, TemplateInput? input = null, OutputMarkup markup = OutputMarkup.Html) =>
        Run(text, input, markup) switch
        {
            TemplateOutput output => output.Text,
            TemplateStop stop =>
                throw new ShouldAssertException($"{stop.Reason} at {stop.Diagnostic.Line},{stop.Diagnostic.Column}: {stop.Diagnostic.Message}"),
            TemplateNeeds needs => throw new ShouldAssertException($"Needs {string.Join(", ", needs.Data)}."),
            _ => "",
        };
}
