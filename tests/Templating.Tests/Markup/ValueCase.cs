using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Scriban;
using UserMacro.Templating.Velocity;

namespace UserMacro.Templating.Tests.Markup;

/// <summary>A template with a value in it, in both languages: «v» and «w» stand for the values.</summary>
internal static class ValueCase
{
    static readonly ITemplateCompiler[] Compilers = [new ScribanCompiler(), new VelocityCompiler()];

    /// <summary>What both languages write; they must write the same.</summary>
    public static string Render(string template, string v, string w = "w", OutputMarkup markup = OutputMarkup.Html)
    {
        // An empty parameter is absent to Velocity, which then writes nothing.
        var outputs = Compilers[..(v.Length == 0 ? 1 : 2)]
            .Select(compiler => Run(compiler, template, v, w, markup).ShouldBeOfType<TemplateOutput>(template).Text).Distinct().ToList();
        return outputs.ShouldHaveSingleItem(template);
    }

    /// <summary>What Velocity writes, in which all parameters are texts and numbers are told by what they say.</summary>
    public static string RenderVelocity(string template, string v, string w = "w") =>
        Run(Compilers[1], template, v, w, OutputMarkup.Html).ShouldBeOfType<TemplateOutput>(template).Text;

    static TemplateResult Run(ITemplateCompiler compiler, string template, string v, string w, OutputMarkup markup)
    {
        var (first, second) = compiler is VelocityCompiler ? ("$!{paramv}", "$!{paramw}") : ("{{ params.v }}", "{{ params.w }}");
        var text = template.Replace("«v»", first, StringComparison.Ordinal).Replace("«w»", second, StringComparison.Ordinal);
        var compiled = compiler.Compile(new TemplateSource("box", text, markup, ["v", "w"]));
        return compiled.Template.ShouldNotBeNull(string.Join('\n', compiled.Diagnostics.Select(d => d.Message))).Render(
            new TemplateInput { Parameters = new Dictionary<string, object>(StringComparer.Ordinal) { ["v"] = v, ["w"] = w } },
            RenderLimits.Default,
            TestContext.Current.CancellationToken);
    }
}
