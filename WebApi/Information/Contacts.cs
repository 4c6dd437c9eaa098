using System.Globalization;
using UserMacro.Silo.Configuration;

namespace UserMacro.WebApi.Information;

/// <summary>Whom people turn to, as the operator configured it.</summary>
/// <param name="Privacy">For requests about data; null in development.</param>
/// <param name="Support">For everything else; null in development.</param>
/// <param name="Security">For reports of vulnerabilities.</param>
/// <param name="Hours">When support answers.</param>
/// <param name="SecurityTextExpires">Until when <c>security.txt</c> holds; null for a year after the build.</param>
internal sealed record Contacts(
    ContactAddress? Privacy, ContactAddress? Support, ContactAddress? Security, SupportHours Hours, DateTimeOffset? SecurityTextExpires)
{
    public const string PrivacyKey = "Privacy:Contact";
    public const string SupportKey = "Support:Contact";
    public const string HoursKey = "Support:Hours";
    public const string SecurityKey = "Security:Contact";
    public const string ExpiresKey = "Security:Expires";

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">All settings.</param>
    /// <param name="isProduction">Whether real people use this deployment, who must be told whom to turn to.</param>
    /// <exception cref="ConfigurationFaultException">A setting is wrong, or missing in production.</exception>
    public static Contacts Read(IConfiguration configuration, bool isProduction)
    {
        var support = Contact(configuration, SupportKey, isProduction);
        return new(
            Contact(configuration, PrivacyKey, isProduction),
            support,
            Contact(configuration, SecurityKey, isRequired: false) ?? support,
            SupportHours.TryParse(configuration.Text(HoursKey, SupportHours.Default), out var hours)
                ? hours
                : throw new ConfigurationFaultException(
                    HoursKey, "must be days, times and a time zone that this machine knows, such as 'Mon-Fri 09:00-17:00 Europe/Berlin'."),
            Date(configuration.Text(ExpiresKey, "")));
    }

    static ContactAddress? Contact(IConfiguration configuration, string key, bool isRequired) =>
        configuration.Text(key, "") is not { Length: > 0 } text
            ? isRequired
                ? throw new ConfigurationFaultException(
                    key, "is not set. People who use this deployment must know whom to turn to: set an e-mail address or an https address.")
                : null
        : ContactAddress.TryParse(text, out var contact)
            ? contact
            : throw new ConfigurationFaultException(key, "must be an e-mail address or an https address.");

    static DateTimeOffset? Date(string text) =>
        text.Length == 0 ? null
        : DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date
        : throw new ConfigurationFaultException(ExpiresKey, "must be a date such as 2027-06-30.");
}
