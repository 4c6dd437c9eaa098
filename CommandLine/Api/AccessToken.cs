using UserMacro.CommandLine.Failures;

namespace UserMacro.CommandLine.Api;

/// <summary>
/// The API token. It comes from the environment or from a file, never from an argument, which other users of the machine and the
/// shell's history would see; and it is never shown.
/// </summary>
internal sealed class AccessToken
{
    public const string Variable = "USERMACRO_TOKEN";
    const int MaxLength = 4096;

    AccessToken(string value) => Value = value;

    /// <summary>For the <c>Authorization</c> header and nothing else.</summary>
    public string Value { get; }

    /// <summary>Reads the token from the file or, without one, from the environment.</summary>
    public static Result<AccessToken> Read(string? file, Func<string, string?> variable)
    {
        var (text, source) = file is null ? (variable(Variable), Variable) : (Start(file), "The file of --token-file");
        if (file is not null && text is null)
        {
            return new Failure(ExitCode.NotAllowed, $"{source} could not be read.");
        }

        var token = text?.Trim();
        if (string.IsNullOrEmpty(token))
        {
            return new Failure(
                ExitCode.NotAllowed, file is null ? $"There is no token: set {Variable}, or name a file with --token-file." : $"{source} is empty.");
        }

        if (token.Length > MaxLength || token.Any(letter => letter is <= ' ' or > '~'))
        {
            return new Failure(ExitCode.NotAllowed, $"{source} holds no token of User Macro.");
        }

        return new AccessToken(token);
    }

    public override string ToString() => "(token)";

    static string? Start(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            var start = new char[MaxLength + 3];
            return new(start, 0, reader.ReadBlock(start));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
