using UserMacro.Templating.Scriban;
using UserMacro.Templating.Velocity;

namespace UserMacro.Templating.Compilation;

/// <summary>Compiles templates of every language there is.</summary>
public sealed class TemplateCompiler : ITemplateCompiler
{
    readonly ScribanCompiler _scriban = new();
    readonly VelocityCompiler _velocity = new();

    /// <inheritdoc />
    public CompilationResult Compile(TemplateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Language == Language.Velocity ? _velocity.Compile(source) : _scriban.Compile(source);
    }
}
