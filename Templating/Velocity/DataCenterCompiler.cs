using UserMacro.Templating.Abstractions;

namespace UserMacro.Templating.Velocity;

/// <summary>
/// Compiles templates as Data Center runs them: values are written as they are, escaped for no place. Their output is compared with what the product writes,
/// and never shown to anybody.
/// </summary>
public sealed class DataCenterCompiler : ITemplateCompiler
{
    readonly VelocityCompiler _velocity = new(isEscaping: false);

    /// <inheritdoc />
    public CompilationResult Compile(TemplateSource source) => _velocity.Compile(source);
}
