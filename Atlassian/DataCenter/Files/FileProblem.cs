namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>A file that could not be read.</summary>
/// <param name="File">Its name, with the path inside its archive.</param>
/// <param name="Message">Why, and what to do.</param>
public sealed record FileProblem(string File, string Message);
