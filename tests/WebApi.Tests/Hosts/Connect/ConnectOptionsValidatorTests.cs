extern alias silo;

using silo::UserMacro.Silo.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using UserMacro.Atlassian.Http;
using UserMacro.WebApi.Hosts.Connect;

namespace UserMacro.WebApi.Tests.Hosts.Connect;

public sealed class ConnectOptionsValidatorTests
{
    static readonly IConfiguration Production = In(Environments.Production);

    [Theory]
    [InlineData("BaseUrl")]
    [InlineData("InstallKeysUrl")]
    [InlineData("AllJsUrl")]
    [InlineData("RegionBaseUrls:US")]
    public void Check_PlainHttp_IsForThisMachineAndDevelopmentOnly(string key)
    {
        Should.Throw<ConfigurationFaultException>(() => ConnectOptionsValidator.Check(With(key, "http://app.example.com"), Production))
            .Message.ShouldStartWith($"Connect:{key}: is plain http");

        ConnectOptionsValidator.Check(With(key, "http://app.example.com"), In(Environments.Development)).ShouldNotBeNull();
        ConnectOptionsValidator.Check(With(key, "http://localhost:8080"), Production).ShouldNotBeNull();
        ConnectOptionsValidator.Check(With(key, "http://[::1]:8080"), Production).ShouldNotBeNull();
        ConnectOptionsValidator.Check(With(key, "https://app.example.com"), Production).ShouldNotBeNull();
    }

    [Fact]
    public void Check_Defaults_AllowAtlassiansHosts()
    {
        var hosts = ConnectOptionsValidator.Check(new(), Production);

        hosts.Allows("https://site.atlassian.net/wiki").ShouldBeTrue();
        hosts.Allows("http://127.0.0.1:8090/wiki").ShouldBeFalse();
    }

    [Theory]
    [InlineData("BaseUrl", "localhost:8080")]
    [InlineData("BaseUrl", "https://a.example/?x")]
    [InlineData("BaseUrl", "https://a.example; script-src *")]
    [InlineData("AllJsUrl", "ftp://a.example/all.js")]
    [InlineData("InstallKeysUrl", "")]
    [InlineData("AppKey", "spaces are not allowed")]
    [InlineData("Realms", "Global;XX")]
    [InlineData("RegionBaseUrls", "XX=https://a.example")]
    [InlineData("RegionBaseUrls:US", "US=a.example")]
    [InlineData("RegionBaseUrls:US", "US=https://a.example/other")]
    [InlineData("AllowedHosts", ";")]
    [InlineData("AllowedHosts", "http://*.example.com")]
    public void Check_WrongSetting_NamesItsKeyInOneLine(string key, string value)
    {
        var options = key switch
        {
            "BaseUrl" => new ConnectOptions { BaseUrl = value },
            "AllJsUrl" => new ConnectOptions { AllJsUrl = value },
            "InstallKeysUrl" => new ConnectOptions { InstallKeysUrl = value },
            "Realms" => new ConnectOptions { Realms = value },
            "RegionBaseUrls" or "RegionBaseUrls:US" => new ConnectOptions { RegionBaseUrls = new Dictionary<string, string> { [value[..2]] = value[3..] } },
            "AppKey" => new ConnectOptions { AppKey = value },
            _ => new ConnectOptions { AllowedHosts = value },
        };

        var message = Should.Throw<ConfigurationFaultException>(() => ConnectOptionsValidator.Check(options, Production)).Message;

        message.ShouldStartWith($"Connect:{key}: ");
        message.ShouldNotContain("\n");
    }

    static ConnectOptions With(string key, string address) => key switch
    {
        "BaseUrl" => new() { BaseUrl = address },
        "AllJsUrl" => new() { AllJsUrl = address },
        "InstallKeysUrl" => new() { InstallKeysUrl = address },
        _ => new() { RegionBaseUrls = new Dictionary<string, string> { ["US"] = address } },
    };

    static IConfiguration In(string environment) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(HostDefaults.EnvironmentKey, environment)]).Build();
}
