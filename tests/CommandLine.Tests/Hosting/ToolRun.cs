namespace UserMacro.CommandLine.Tests.Hosting;

/// <summary>How a run of the tool ended and what it said.</summary>
sealed record ToolRun(int Exit, string Output, string Error);
