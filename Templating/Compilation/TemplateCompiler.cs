using UserMacro.Templating.Abstractions;
using UserMacro.Templating.Scriban;
using UserMacro.Templating.Velocity;

namespace UserMacro.Templating.Compilation;

/// <summary>Compiles templates of every language there is.</summary>
public sealed class TemplateCompiler : ITemplateCompiler
{
    readonly ScribanCompiler _scriban;
    readonly VelocityCompiler _velocity;

    /// <summary>A compiler with the product's limits.</summary>
    public TemplateCompiler()
        : this(CompilationLimits.Default)
    {
    }

    /// <param name="limits">What each compilation may use; more is an error diagnostic.</param>
    public TemplateCompiler(CompilationLimits limits) => (_scriban, _velocity) = (new(limits), new(limits));

    /// <inheritdoc />
    public CompilationResult Compile(TemplateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Language == Language.Velocity ? _velocity.Compile(source) : _scriban.Compile(source);
    }
}
