using UserMacro.Templating.Velocity.Syntax;

namespace UserMacro.Templating.Velocity.Execution;

/// <summary>An argument of a call: evaluated each time the macro reads it, where the call stands.</summary>
/// <param name="Value">The expression.</param>
/// <param name="Source">What a macro writes for it when it has no value.</param>
internal sealed record CallArgument(Evaluate Value, SourceText Source);
