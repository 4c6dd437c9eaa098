namespace UserMacro.Templating.Tests.Velocity.Oracle;

/// <summary>What Apache Velocity made of a template.</summary>
/// <param name="Verdict">Whether it has an output.</param>
/// <param name="Output">The output.</param>
public sealed record OracleAnswer(OracleVerdict Verdict, string Output);
