extern alias silo;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using silo::UserMacro.Silo.Configuration;
using silo::UserMacro.Silo.Hosting;
using UserMacro.WebApi.Information;

namespace UserMacro.WebApi.Tests.Information;

public sealed class ContactsTests
{
    [Theory]
    [InlineData("privacy@example.com", "mailto:privacy@example.com")]
    [InlineData("https://example.com/privacy", "https://example.com/privacy")]
    public void Read_Contact_IsAddressOrPage(string text, string link) =>
        Contacts.Read(Settings(("Privacy:Contact", text)), isProduction: false).Privacy!.Link.AbsoluteUri.ShouldBe(link);

    [Theory]
    [InlineData("privacy")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://example.com/")]
    [InlineData("https://user@example.com/")]
    [InlineData("a@b.example?cc=c@d.example")]
    [InlineData("<b>@example.com")]
    [InlineData("Privacy <privacy@example.com>")]
    [InlineData("a@example.com\nContact: b@example.com")]
    public void Read_AnotherContact_IsAFaultThatNamesTheKey(string text) =>
        Should.Throw<ConfigurationFaultException>(() => Contacts.Read(Settings(("Support:Contact", text)), isProduction: false))
            .Message.ShouldStartWith("Support:Contact: ");

    [Theory]
    [InlineData("Support:Hours", "from nine to five")]
    [InlineData("Security:Expires", "soon")]
    public void Read_WrongSetting_IsAFaultThatNamesTheKey(string key, string text) =>
        Should.Throw<ConfigurationFaultException>(() => Contacts.Read(Settings((key, text)), isProduction: false)).Message.ShouldStartWith(key + ": ");

    [Fact]
    public void Read_NothingSet_DoesInDevelopment()
    {
        var contacts = Contacts.Read(Settings(), isProduction: false);

        contacts.Privacy.ShouldBeNull();
        contacts.Hours.Text.ShouldBe(SupportHours.Default);
    }

    [Fact]
    public void Read_NoSecurityContact_IsThatOfSupport() =>
        Contacts.Read(Settings(("Support:Contact", "help@example.com")), isProduction: false).Security!.Text.ShouldBe("help@example.com");

    [Theory]
    [InlineData("Privacy:Contact", "Support:Contact")]
    [InlineData("Support:Contact", "Privacy:Contact")]
    public async Task Run_ProductionWithoutAContact_EndsAsAFaultOfTheConfiguration(string missing, string present)
    {
        string[] arguments =
        [
            "--environment=Production", "--Storage:Provider=Memory", "--Connect:BaseUrl=https://macros.example.com", $"--{present}=help@example.com",
        ];
        var fault = Should.Throw<ConfigurationFaultException>(() => WebApplication.CreateBuilder(arguments).AddWebApi().Build().UseWebApi());

        fault.Message.ShouldStartWith(missing + ": is not set.");
        (await HostRunner.RunAsync(() => WebApplication.CreateBuilder(arguments).AddWebApi().Build().UseWebApi())).ShouldBe(HostRunner.ConfigurationFault);
    }

    static IConfiguration Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
}
