using SmartCities.Longitudinal.Storage;

namespace SmartCities.Longitudinal.Idempotency;

/// <summary>A POST with an <c>Idempotency-Key</c>: who sent it, under which key, and what was asked (a hash of method, address, precondition and body).</summary>
public sealed class KeyedRequest(string who, string key, byte[] asked)
{
    public string Who => who;

    public string Key => key;

    public byte[] Asked => asked;

    /// <summary>What this very request recorded before its answer was lost; recording again gives this back.</summary>
    public Recorded? Recorded { get; set; }

    /// <summary>Whether the key stands beside what this request recorded; what is recorded after that needs no other.</summary>
    public bool IsKept { get; set; }

    /// <summary>What is kept of the answer instead of it: a secret is shown once.</summary>
    public object? AnswerToKeep { get; set; }
}

/// <summary>Another request with the same key was recorded while this one was worked on.</summary>
public sealed class AnsweredMeanwhileException() : Exception("Another request with the same Idempotency-Key came first.");
