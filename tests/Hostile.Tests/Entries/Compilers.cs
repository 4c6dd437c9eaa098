using UserMacro.Templating.Abstractions;

namespace UserMacro.Hostile.Tests.Entries;

/// <summary>The compilers of templates.</summary>
static class Compilers
{
    /// <summary>The grammars of <see cref="BodyGrammars.Definition"/> that go to each of them; the one of all languages has those of both.</summary>
    public static IReadOnlyDictionary<string, string[]> Grammars { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ScribanCompiler"] = ["Scriban", "HTML in a template"],
        ["VelocityCompiler"] = ["Velocity", "Velocity in texts", "HTML in static output"],
        ["DataCenterCompiler"] = ["Velocity", "Velocity in texts"],
        ["TemplateCompiler"] = ["Scriban", "Velocity"],
    };

    /// <summary>All there are, by name.</summary>
    public static IEnumerable<string> All =>
        typeof(ITemplateCompiler).Assembly.GetTypes().Where(type =>
            type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ITemplateCompiler))).Select(type => type.Name);
}
