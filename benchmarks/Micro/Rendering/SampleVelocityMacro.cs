using UserMacro.Templating.Abstractions;

namespace UserMacro.Micro.Rendering;

/// <summary>The macro of <see cref="SampleMacro"/> as Data Center would have it: it writes the same.</summary>
internal static class SampleVelocityMacro
{
    public static readonly TemplateInput Input = SampleMacro.Input with
    {
        Parameters = SampleMacro.Input.Parameters.ToDictionary(parameter => parameter.Key, object (parameter) => $"{parameter.Value}", StringComparer.Ordinal),
    };

    /// <summary>What Scriban's braces say, said in Velocity.</summary>
    public static readonly string Text = SampleMacro.Text
        .Replace("{{ if params.level == \"warning\" }}", "#if($paramlevel == \"warning\")", StringComparison.Ordinal)
        .Replace("{{ if i % 2 == 0 }}", "#if($i % 2 == 0)", StringComparison.Ordinal)
        .Replace("{{ if params.note }}", "#if($paramnote)", StringComparison.Ordinal)
        .Replace("{{ for i in 1..params.rows }}", "#foreach($i in [1..10])", StringComparison.Ordinal)
        .Replace("{{ else }}", "#{else}", StringComparison.Ordinal)
        .Replace("{{ end }}", "#{end}", StringComparison.Ordinal)
        .Replace("{{ params.", "${param", StringComparison.Ordinal)
        .Replace("{{ page.id }}", "${content.idAsString}", StringComparison.Ordinal)
        .Replace("{{ page.", "${content.", StringComparison.Ordinal)
        .Replace("{{ space.", "${space.", StringComparison.Ordinal)
        .Replace("{{ site.base_url }}", "${config.domainName}", StringComparison.Ordinal)
        .Replace("{{ macro.id }}", "m1", StringComparison.Ordinal)
        .Replace("{{ macro.revision }}", "3", StringComparison.Ordinal)
        .Replace("{{ macro.key }}", "checklist", StringComparison.Ordinal)
        .Replace("{{ i }}", "${i}", StringComparison.Ordinal)
        .Replace(" }}", "}", StringComparison.Ordinal);
}
