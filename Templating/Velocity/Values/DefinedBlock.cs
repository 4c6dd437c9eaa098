using UserMacro.Templating.Velocity.Execution;

namespace UserMacro.Templating.Velocity.Values;

/// <summary>What <c>#define</c> puts into a variable: a block that runs wherever the variable is written.</summary>
internal sealed record DefinedBlock(Execute Body);
