namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>An archive of which nothing is read: it is broken, or made to do harm.</summary>
/// <param name="message">Why, in plain words.</param>
public sealed class RefusedArchiveException(string message) : Exception(message);
