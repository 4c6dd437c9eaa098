using UserMacro.Atlassian.Connect.Tokens;

namespace UserMacro.WebApi.Connect;

/// <summary>What reading a message about an installation gave.</summary>
/// <param name="Message">The message; null when it proves nothing.</param>
/// <param name="Fault">Why it proves nothing.</param>
/// <param name="SecretLength">The length of a secret that is refused, in characters.</param>
internal readonly record struct InstallReading(InstallMessage? Message, TokenFault Fault, int SecretLength = 0)
{
    public static implicit operator InstallReading(InstallMessage message) => new(message, TokenFault.None);

    public static implicit operator InstallReading(TokenFault fault) => new(Message: null, fault);
}
