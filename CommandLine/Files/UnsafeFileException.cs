namespace UserMacro.CommandLine.Files;

/// <summary>A file that this tool neither reads nor writes, for example a link that leads out of the folder.</summary>
internal sealed class UnsafeFileException(string message) : IOException(message);
